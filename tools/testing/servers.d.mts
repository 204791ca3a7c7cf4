export const programs: Readonly<Record<'redis' | 'temporal' | 'chromium', () => string>>;
export function missingServers(): ('redis' | 'temporal' | 'chromium')[];
