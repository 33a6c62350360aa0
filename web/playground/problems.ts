// What is wrong with the policy, as a list; each leads to its line.
import type {Problem} from './api.js';

export function listProblems(list: HTMLElement, title: HTMLElement, problems: Problem[], goTo: (problem: Problem) => void): void {
  title.textContent = problems.length ? `Problems: ${counted(problems)}` : 'No problems';
  list.replaceChildren(...problems.map((problem) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(
      part('span', `mark ${problem.severity}`, problem.severity === 'error' ? '✕ error' : '▲ warning'),
      part('span', 'place', `${problem.line}:${problem.column}`),
      part('span', 'message', `${problem.message} `, part('code', '', problem.code)),
    );
    button.onclick = () => goTo(problem);
    const item = document.createElement('li');
    item.append(button);
    return item;
  }));
}

/** `1 error, 2 warnings`; empty for none. */
export function counted(problems: Problem[]): string {
  const count = (severity: Problem['severity']): string => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return number === 0 ? '' : `${number} ${severity}${number === 1 ? '' : 's'}`;
  };
  return [count('error'), count('warning')].filter(Boolean).join(', ');
}

function part(tag: string, kind: string, ...content: (string | Node)[]): HTMLElement {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  element.append(...content);
  return element;
}
