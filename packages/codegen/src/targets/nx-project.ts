/** The Nx project of a generated folder: so that an edit of it affects what it can break. */

/** What has to succeed first: a target of the same project, or of others. */
type Dependency = string | { readonly projects: readonly string[]; readonly target: string };

/** A target of Nx; see https://nx.dev/reference/project-configuration. */
interface NxTarget {
  readonly command: string;
  readonly cache?: true;
  readonly inputs?: readonly (string | object)[];
  readonly outputs?: readonly string[];
  readonly dependsOn?: readonly Dependency[];
}

/** The file of a project, in each folder that is one. */
export const nxProjectFile = 'project.json';

/** A target whose command succeeds or fails, and leaves no file. */
export function nxCheck(command: string, inputs: readonly string[], dependsOn?: readonly Dependency[]): NxTarget {
  return { command, cache: true, inputs, outputs: [], ...(dependsOn ? { dependsOn } : {}) };
}

/**
 * Returns the text of a project's file.
 * @param name the project's name
 * @param implicitDependencies the projects whose edits can break it
 * @param targets what can be done with it
 */
export function nxProject(name: string, implicitDependencies: readonly string[] = [], targets: Readonly<Record<string, NxTarget>> = {}): string {
  const project = { name, implicitDependencies, targets };
  return `${JSON.stringify(project, null, 2)}\n`;
}
