/** A target's templates, in handlebars: what depends on the spec. */
import Handlebars from 'handlebars';
import { readAssets } from './assets.ts';

/** What a target's templates are given beside their views. */
export interface TemplateSurroundings {
  readonly helpers?: Readonly<Record<string, (...args: unknown[]) => string>>;
  /** Names of templates that others use, without their ending. */
  readonly partials?: readonly string[];
}

/**
 * Renders the templates of a target, each compiled once. What a template names and a view lacks is an error.
 * @returns renders a template, by the name of its file
 */
export function templateRenderer(
  target: string,
  { helpers = {}, partials = [] }: TemplateSurroundings = {},
): (name: string, view: unknown) => string {
  const handlebars = Handlebars.create();
  const sources = readAssets(target, 'templates');
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  const find = (name: string): string => {
    const source = sources.get(name);
    if (source === undefined) throw new Error(`there is no template ${name}`);
    return source;
  };
  for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, helper);
  for (const partial of partials) handlebars.registerPartial(partial, find(`${partial}.hbs`));
  return (name, view) => {
    const template = compiled.get(name) ?? handlebars.compile(find(name), { noEscape: true, strict: true });
    compiled.set(name, template);
    return template(view);
  };
}
