import { jumpTo, placeOf, problemAt } from './problem-at';

const page = document.createElement('div');
page.innerHTML = `
  <button data-pointer="/conditions">Condition</button>
  <div data-pointer="/conditions/all/1"><input id="one" /></div>
  <div data-pointer="/conditions/all/10">
    <div data-part="fact"><button>Fact</button></div><div data-part="value"><input id="ten" /></div>
  </div>`;
document.body.append(page);
Element.prototype.scrollIntoView = jest.fn();

describe('places of problems', () => {
  it('find the most exact one', () => {
    expect(placeOf(page, '/conditions/all/10/value')?.dataset['pointer']).toBe('/conditions/all/10');
    expect(placeOf(page, '/conditions/all/1/any/0/fact')?.dataset['pointer']).toBe('/conditions/all/1');
    expect(placeOf(page, '/conditions/all')?.dataset['pointer']).toBe('/conditions');
    expect(placeOf(page, '/actions/0')).toBeNull();
  });

  it('take the cursor', () => {
    jumpTo(page, '/conditions/all/10/value');
    expect(document.activeElement?.id).toBe('ten');
    jumpTo(page, '/conditions/all/10/fact');
    expect(document.activeElement?.textContent).toBe('Fact');
    jumpTo(page, '/conditions/all');
    expect(document.activeElement?.textContent).toBe('Condition');
  });

  it('tell one place from another that begins like it', () => {
    const problems = [{ pointer: '/actions/10/type', message: 'No such action.' }];
    expect(problemAt(problems, '/actions/1')).toBeNull();
    expect(problemAt(problems, '/actions/10')).toBe('No such action.');
  });
});
