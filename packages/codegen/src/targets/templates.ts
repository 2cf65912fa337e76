/** A target's templates, in handlebars: what depends on the spec. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { runInThisContext } from 'node:vm';
import type Compiler from 'handlebars';
import { keep, recall } from '../cache.ts';
import { digestOf } from '../inputs.ts';
import { readAssets, targetsWithTemplates } from './assets.ts';

// A part of the compiled code. This runs from `src` or from `dist`, where it is equally deep below the package.
const codeFolder = fileURLToPath(new URL('../../programs/templates/', import.meta.url));
const require = createRequire(import.meta.url);
// The part that renders.
const Handlebars = require('handlebars/runtime') as typeof Compiler;
// What a template names and a view lacks is an error.
const options = { noEscape: true, strict: true };

/** What a target's templates are given beside their views. */
export interface TemplateSurroundings {
  readonly helpers?: Readonly<Record<string, (...args: unknown[]) => string>>;
  /** Names of templates that others use, without their ending. */
  readonly partials?: readonly string[];
}

/** The code of the templates, as one expression: an object of what `template` takes, by the names of the files. */
function codeOf(sources: ReadonlyMap<string, string>): string {
  // Loaded here: where the cache knows the templates, nothing is compiled.
  // Its types take the code that it returns for what the code makes.
  const { precompile } = require('handlebars') as { readonly precompile: (text: string, given: object) => string };
  const members = [...sources].map(([name, text]) => `${JSON.stringify(name)}: ${precompile(text, { ...options })}`);
  return `({${members.join(',\n')}})`;
}

/**
 * Compiles templates, or takes the code that was kept for the same ones: to compile them takes longer than to render them.
 * @param folder where code is kept
 * @param target a word for the templates
 * @param sources the text of each template, by its name
 * @returns what handlebars renders, by the name of the template
 */
export function compileTemplates(folder: string, target: string, sources: ReadonlyMap<string, string>): ReadonlyMap<string, TemplateSpecification> {
  const [kind, digest] = [`templates-${target}`, digestOf([Handlebars.VERSION, options, [...sources]])];
  const kept = recall<string>(folder, kind, digest);
  const code = kept ?? codeOf(sources);
  if (kept === undefined) keep(folder, kind, digest, code);
  return new Map(Object.entries(runInThisContext(code) as Record<string, TemplateSpecification>));
}

function compileTemplatesOf(target: string): ReadonlyMap<string, TemplateSpecification> {
  return compileTemplates(codeFolder, target, readAssets(target, 'templates'));
}

/** Compiles the templates of all targets, as the build does, so that the first run of the generator need not. */
export function compileAllTemplates(): void {
  for (const target of targetsWithTemplates()) compileTemplatesOf(target);
}

/**
 * Renders the templates of a target. What a template names and a view lacks is an error.
 * @returns renders a template, by the name of its file
 */
export function templateRenderer(
  target: string,
  { helpers = {}, partials = [] }: TemplateSurroundings = {},
): (name: string, view: unknown) => string {
  const handlebars = Handlebars.create();
  const compiled = compileTemplatesOf(target);
  const ready = new Map<string, HandlebarsTemplateDelegate>();
  const find = (name: string): HandlebarsTemplateDelegate => {
    const known = ready.get(name);
    if (known) return known;
    const specification = compiled.get(name);
    if (specification === undefined) throw new Error(`there is no template ${name}`);
    const template = handlebars.template(specification);
    ready.set(name, template);
    return template;
  };
  for (const [name, helper] of Object.entries(helpers)) handlebars.registerHelper(name, helper);
  for (const partial of partials) handlebars.registerPartial(partial, find(`${partial}.hbs`));
  return (name, view) => find(name)(view);
}
