/**
 * Documentation and places of the spec's definitions, read from its sources with TypeScript's own parser. The sources are parsed, never
 * evaluated here: a definition is an exported constant whose value is a call of a `define…` function.
 */
import { createRequire } from 'node:module';
import type * as TsMorph from 'ts-morph';
import type { ts } from 'ts-morph';
import type { Place } from './diagnostics.ts';

const require = createRequire(import.meta.url);

/** What the sources say about a definition or one of its members. */
export interface Documented {
  /** Paragraphs of Markdown, separated by an empty line; the empty string where there is none. */
  readonly documentation: string;
  readonly place: Place;
}

/** A definition as it is written in the sources. */
export interface SourceDefinition extends Documented {
  readonly name: string;
  /** The members of the definition's shape by their path, joined with dots: `members.foreground`. */
  readonly members: Readonly<Record<string, Documented>>;
}

/** A source file of the spec: its name as diagnostics show it, and its text. */
export interface SourceFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Joins the lines of each paragraph and of each item of a list: how a comment is wrapped in the source decides no byte of
 * what is generated. The lines between code fences stay as they are.
 */
export function paragraphs(comment: string): string {
  const lines: string[] = [];
  let isCode = false;
  let joins = false;
  for (const line of comment.replace(/\r\n?/g, '\n').split('\n')) {
    const text = line.trim();
    const isFence = /^(?:```|~~~)/.test(text);
    if (isCode || isFence) {
      lines.push(line.trimEnd());
      if (isFence) isCode = !isCode;
      joins = false;
    } else if (text === '') {
      if (lines.at(-1) !== '') lines.push('');
      joins = false;
    } else if (joins && !/^(?:[-*+]|\d+[.)]) /.test(text)) {
      lines.push(`${lines.pop() ?? ''} ${text}`);
    } else {
      lines.push(text);
      joins = true;
    }
  }
  return lines.join('\n').trim();
}

/** The documentation comment before a node; other comments may stand between. */
function commentBefore(node: ts.Node, source: ts.SourceFile): string {
  const before = source.text.slice(node.pos, node.getStart(source));
  const [, comment = ''] = /\/\*\*((?:(?!\*\/)[^])*)\*\/(?:\s|\/\/[^\n]*\n|\/\*(?!\*)(?:(?!\*\/)[^])*\*\/)*$/.exec(before) ?? [];
  return comment.replace(/^[ \t]*\* ?/gm, '');
}

function describe(node: ts.Node, source: ts.SourceFile, file: string): Documented {
  const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return { documentation: paragraphs(commentBefore(node, source)), place: { file, line: line + 1, column: character + 1 } };
}

/**
 * Finds every definition in the sources.
 * @param sources the files of the spec that hold definitions
 */
export function readDefinitions(sources: readonly SourceFile[]): SourceDefinition[] {
  // Loaded here, since that takes longer than all the rest of a run that finds its answers in the cache; and not imported, for
  // which Node would read nine megabytes once more to find their exports.
  const { ts } = require('ts-morph') as typeof TsMorph;
  const definitions: SourceDefinition[] = [];

  const collect = (node: ts.Node, path: readonly string[], source: ts.SourceFile, file: string, members: Record<string, Documented>): void => {
    ts.forEachChild(node, (child) => {
      if (ts.isPropertyAssignment(child) || ts.isShorthandPropertyAssignment(child)) {
        const { name } = child;
        const below = [...path, ts.isStringLiteral(name) ? name.text : name.getText(source)];
        members[below.join('.')] = describe(child, source, file);
        const value = ts.isPropertyAssignment(child) ? child.initializer : undefined;
        if (value) collect(value, below, source, file, members);
      } else {
        collect(child, path, source, file, members);
      }
    });
  };

  /** What an expression is of which a type is only asserted. */
  const bare = (node: ts.Node | undefined): ts.Node | undefined =>
    node && (ts.isSatisfiesExpression(node) || ts.isAsExpression(node) || ts.isParenthesizedExpression(node)) ? bare(node.expression) : node;

  sources.forEach(({ file, text }) => {
    // A line end is one character in every checkout.
    const source = ts.createSourceFile(file, text.replace(/\r\n?/g, '\n'), ts.ScriptTarget.ESNext, false);
    const exportedLater = new Set(
      source.statements
        .filter((each): each is ts.ExportDeclaration => ts.isExportDeclaration(each) && each.moduleSpecifier === undefined)
        .flatMap(({ exportClause }) => (exportClause && ts.isNamedExports(exportClause) ? exportClause.elements : []))
        .map(({ name, propertyName }) => (propertyName ?? name).text),
    );
    for (const statement of source.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
      for (const declaration of statement.declarationList.declarations) {
        if (!isExported && !exportedLater.has(declaration.name.getText(source))) continue;
        const call = bare(declaration.initializer);
        if (!call || !ts.isCallExpression(call) || !/^define[A-Z]/.test(call.expression.getText(source))) continue;
        const [name, ...shapes] = call.arguments;
        if (!name || !ts.isStringLiteralLike(name)) continue;
        const members: Record<string, Documented> = {};
        for (const shape of shapes) collect(shape, [], source, file, members);
        definitions.push({ name: name.text, ...describe(statement, source, file), members });
      }
    }
  });
  return definitions;
}
