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

/** A definition as it stands in the sources. */
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

/** Joins the lines of each paragraph: how a comment is wrapped in the source decides no byte of what is generated. */
export function paragraphs(comment: string): string {
  return comment
    .trim()
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n(?!\s*[-*] )\s*/g, ' ').trim())
    .join('\n\n');
}

/** The documentation comment right before a node. The compiler attaches none that stands on its node's own line. */
function commentBefore(node: TsNode): string {
  const before = node.getSourceFile().getFullText().slice(node.getPos(), node.getStart());
  const [, comment = ''] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(before) ?? [];
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

  sources.forEach(({ file, text }, index) => {
    const source = project.createSourceFile(`/${index}.ts`, text);
    for (const statement of source.getVariableStatements()) {
      if (!statement.isExported()) continue;
      for (const declaration of statement.getDeclarations()) {
        const call = declaration.getInitializer();
        if (!call || !Node.isCallExpression(call) || !/^define[A-Z]/.test(call.getExpression().getText())) continue;
        const [name, ...shapes] = call.getArguments();
        if (!name || !Node.isStringLiteral(name)) continue;
        const members: Record<string, Documented> = {};
        for (const shape of shapes) collect(shape, [], file, members);
        definitions.push({ name: name.getLiteralText(), ...describe(statement, file), members });
      }
    }
  });
  return definitions;
}
