/** What every definition has in the model. */
import { z } from 'zod';

export const documentation = z.string().min(1).describe('What the definition is for: paragraphs of Markdown, separated by an empty line.');
export const documented = { documentation };
export const defined = {
  name: z.string().min(1).describe('The name of the definition, unique in the spec.'),
  subject: z.string().min(1).describe('The subject that the definition belongs to: the name of its file.'),
  ...documented,
};
