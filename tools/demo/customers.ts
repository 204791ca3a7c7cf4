/** The customers of the demo company. Addresses use only names that are reserved for examples. */
export const organisations = [
  { name: 'Lichtspielhaus Nordstern', domain: 'nordstern.example' },
  { name: 'Museum of Modern Light', domain: 'modernlight.example' },
  { name: 'Stadtwerke Konferenzzentrum', domain: 'kongress-sw.example' },
  { name: 'University of Hallberg', domain: 'hallberg-uni.example' },
  { name: 'Aurora Planetarium', domain: 'aurora-dome.example' },
  { name: 'Vesper & Partner Events', domain: 'vesper-events.example' },
  { name: 'Northbank Theatre', domain: 'northbank.example' },
  { name: 'Helios Simulation', domain: 'helios-sim.example' },
  { name: 'Council of Ashford', domain: 'ashford-council.example' },
  { name: 'Baltic Cruise Lines', domain: 'baltic-cruise.example' },
  { name: 'St. Anne Hospital Group', domain: 'st-anne.example' },
  { name: 'Cinema Paraíso', domain: 'paraiso.example' },
] as const;

const names = [
  'Clara Neumann',
  'Henrik Sørensen',
  'Maya Okafor',
  'Paolo Ricci',
  'Freya Lund',
  'Samir Haddad',
  'Julia Kowalska',
  'Owen Price',
  'Lena Fischer',
  'Diego Fuentes',
  'Hana Suzuki',
  'Marek Novák',
  'Sophie Laurent',
  'Arjun Mehta',
  'Ella Whitfield',
  'Viktor Olsen',
  'Chiara Romano',
  'Daniel Adeyemi',
  'Nina Petrova',
  'Thomas Keller',
  'Isabel Costa',
  'Ravi Iyer',
  'Katrin Vogel',
  'Leo Martin',
  'Aisha Rahman',
  'Bastian Krause',
  'Grace Mensah',
  'Emil Jensen',
  'Yara Haddad',
  'Felix Baumann',
  'Olivia Clarke',
  'Stefan Ilic',
  'Mei Chen',
  'Robert Quinn',
  'Anneli Virtanen',
  'Jorge Prado',
  'Silke Hartmann',
  'Tariq Aziz',
  'Zoe Papadakis',
  'Hugo Bernard',
] as const;

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly organisation: number;
}

/** 40 people, three or four to an organisation. The first has a login of their own. */
export const people: readonly DemoPerson[] = names.map((name, index) => {
  const organisation = index % organisations.length;
  const address = `${plain(name)}@${organisations[organisation]?.domain ?? 'demo.example'}`;
  return { name, organisation, email: index === 0 ? 'customer@demo.test' : address };
});

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/ø/g, 'o')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replaceAll(' ', '.');
}
