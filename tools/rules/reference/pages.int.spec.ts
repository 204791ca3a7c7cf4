import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pagesAboutRules } from './pages';

describe('the pages about rules', () => {
  const pages = pagesAboutRules(resolve(__dirname, '../../..'));

  it.each([...pages.keys()])('%s says what the code says', (file) => {
    // Where this fails: npm run rules:reference
    expect(readFileSync(file, 'utf8')).toBe(pages.get(file));
  });
});
