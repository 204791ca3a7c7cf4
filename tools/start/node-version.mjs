/** Throws where Node is older than what package.json asks for. It stands alone, in words that every Node understands. */
export function assertNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Casewright needs Node 20.19 or newer; this is v${process.versions.node}.`);
}
