/** Of the command that takes a ticket over from another system; what HTTP clients choose begins otherwise. */
export const importCommandId = (source: string, reference: string): string => `import:${source}:${reference}`;

/** What was taken over happened elsewhere and before: it is shown and counted, but nobody is told and no rule acts on it. */
export const isImported = ({ meta }: { readonly meta: { readonly commandId: string } }): boolean => meta.commandId.startsWith('import:');
