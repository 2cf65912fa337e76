/** Cases of API calls: what is sent, and what is made of the answer. */
import { answerCases } from './api-answers.ts';
import { apiFlags, derivedCases } from './api-derived.ts';
import { requestCases } from './api-requests.ts';
import { defineCases } from './define-cases.ts';
import { withDistinctIds } from './derived.ts';

const byHand = [...requestCases, ...answerCases];

/** Cases of `api.request` and `api.response`. */
export const apiCases = defineCases('api', {
  about:
    'Calls of the API and of storage: the request that is built, and the answer that is judged. Each call has the cases that follow from its definition; others are written by hand.',
  flags: apiFlags,
  cases: withDistinctIds([...byHand, ...derivedCases()], byHand),
});
