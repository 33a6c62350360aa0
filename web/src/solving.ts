// The little work that the service asks for while very many send at once.
import {bring} from './bring.js';
import type {Conversation} from './conversation.js';
import type {Solve} from './send.js';

// What takes longer is explained.
const momentMs = 1000;

const load = (): Promise<typeof import('./effort.js')> => bring('./effort.js');

/** In the worker, or on the page where that cannot. */
export const solving = ({client}: Conversation): Solve => async (challenge) => {
  const {solve} = await load();
  return client.solve(challenge).catch(() => solve(challenge));
};

/** Likewise, for a visitor who waits. */
export const solvingAloud = (conversation: Conversation): Solve => async (challenge) => {
  const {moment} = await load();
  const {notice} = conversation.state;
  const timer = setTimeout(() => conversation.change({
    notice: {kind: 'moment', text: moment[conversation.host.language]},
  }), momentMs);
  try {
    return await solving(conversation)(challenge);
  } finally {
    clearTimeout(timer);
    if (conversation.state.notice?.kind === 'moment') conversation.change({notice});
  }
};
