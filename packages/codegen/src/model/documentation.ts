/**
 * Documentation and places of the spec's definitions, read from its sources with ts-morph. The sources are parsed, never
 * evaluated here: a definition is an exported constant whose value is a call of a `define…` function.
 */
import type { Node as TsNode } from 'ts-morph';
import type { Place } from './diagnostics.ts';

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
function commentBefore(node: TsNode): string {
  const before = node.getSourceFile().getFullText().slice(node.getPos(), node.getStart());
  const [, comment = ''] = /\/\*\*((?:(?!\*\/)[^])*)\*\/(?:\s|\/\/[^\n]*\n|\/\*(?!\*)(?:(?!\*\/)[^])*\*\/)*$/.exec(before) ?? [];
  return comment.replace(/^[ \t]*\* ?/gm, '');
}

function describe(node: TsNode, file: string): Documented {
  const { line, column } = node.getSourceFile().getLineAndColumnAtPos(node.getStart());
  return { documentation: paragraphs(commentBefore(node)), place: { file, line, column } };
}

/**
 * Finds every definition in the sources.
 * @param sources the files of the spec that hold definitions
 */
export async function readDefinitions(sources: readonly SourceFile[]): Promise<SourceDefinition[]> {
  // Loaded here, since it takes longer than all the rest of a run together and most runs find its answer in the cache.
  const { Node, Project } = await import('ts-morph');
  const project = new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const definitions: SourceDefinition[] = [];

  const collect = (node: TsNode, path: readonly string[], file: string, members: Record<string, Documented>): void => {
    node.forEachChild((child) => {
      if (Node.isPropertyAssignment(child) || Node.isShorthandPropertyAssignment(child)) {
        const name = child.getNameNode();
        const key = Node.isStringLiteral(name) ? name.getLiteralText() : name.getText();
        const below = [...path, key];
        members[below.join('.')] = describe(child, file);
        const value = Node.isPropertyAssignment(child) ? child.getInitializer() : undefined;
        if (value) collect(value, below, file, members);
        if (value && Node.isObjectLiteralExpression(value)) return;
      } else {
        collect(child, path, file, members);
      }
    });
  };

  /** What an expression is of which a type is only asserted. */
  const bare = (node: TsNode | undefined): TsNode | undefined =>
    Node.isSatisfiesExpression(node) || Node.isAsExpression(node) || Node.isParenthesizedExpression(node) ? bare(node.getExpression()) : node;

  sources.forEach(({ file, text }, index) => {
    // A line end is one character in every checkout.
    const source = project.createSourceFile(`/${index}.ts`, text.replace(/\r\n?/g, '\n'));
    const exportedLater = new Set(
      source.getExportDeclarations().filter((each) => !each.hasModuleSpecifier()).flatMap((each) => each.getNamedExports().map((named) => named.getName())),
    );
    for (const statement of source.getVariableStatements()) {
      for (const declaration of statement.getDeclarations()) {
        if (!statement.isExported() && !exportedLater.has(declaration.getName())) continue;
        const call = bare(declaration.getInitializer());
        if (!call || !Node.isCallExpression(call) || !/^define[A-Z]/.test(call.getExpression().getText())) continue;
        const [name, ...shapes] = call.getArguments();
        if (!Node.isStringLiteral(name) && !Node.isNoSubstitutionTemplateLiteral(name)) continue;
        const members: Record<string, Documented> = {};
        for (const shape of shapes) collect(shape, [], file, members);
        definitions.push({ name: name.getLiteralText(), ...describe(statement, file), members });
      }
    }
  });
  return definitions;
}
