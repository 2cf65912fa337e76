/**
 * Runs tasks of the workspace in Nx, and reports each one's start and end. What `nx run-many` is made of is used in place of
 * the command, which does not report when a task starts.
 */
import { createProjectGraphAsync, type ProjectGraph, type Task, type TaskGraph } from '@nx/devkit';
import { readNxJson } from 'nx/src/config/configuration';
import type { LifeCycle } from 'nx/src/tasks-runner/life-cycle';
import { invokeTasksRunner } from 'nx/src/tasks-runner/run-command';
import { createTaskGraph } from 'nx/src/tasks-runner/create-task-graph';
import { terminalOutputPathForHash } from 'nx/src/tasks-runner/terminal-output-path';

/** A task as it is planned: its name, `PROJECT:TARGET`, and what it waits for. */
export interface PlannedTask {
  readonly name: string;
  readonly project: string;
  readonly target: string;
}

/** How a task went. `skipped`: something that it needs failed, so that it was not run. */
export interface TaskOutcome {
  readonly name: string;
  readonly result: 'passed' | 'cached' | 'failed' | 'skipped';
  /** From start to end. */
  readonly seconds: number;
  /** Everything that it printed. */
  readonly output: string;
  /** The file that keeps what it printed. */
  readonly outputFile: string;
}

/** Is told how the tasks go. */
export interface TaskListener {
  readonly started: (name: string) => void;
  readonly ended: (outcome: TaskOutcome) => void;
}

/** Tasks that can be run. */
export interface Plan {
  readonly tasks: readonly PlannedTask[];
  /**
   * Runs them.
   * @param options `parallel`: how many at once; `isFresh`: runs each even if its result is in the cache
   * @returns how each went
   */
  readonly run: (listener: TaskListener, options: { readonly parallel: number; readonly isFresh: boolean }) => Promise<TaskOutcome[]>;
}

/** What is to be planned. */
export interface Selection {
  /** The targets, of every project that has one of that name. */
  readonly targets: readonly string[];
  /** Tasks of these projects are left out, also where others depend on them. */
  readonly without: readonly string[];
  /** Whether a task is wanted; what it depends on comes with it. */
  readonly isWanted: (task: PlannedTask) => boolean;
}

function plannedTask({ id, target }: Task): PlannedTask {
  return { name: id, project: target.project, target: target.target };
}

/** Nothing is run for a task that only gathers others. */
function isGathering(task: Task, graph: ProjectGraph): boolean {
  return graph.nodes[task.target.project]?.data.targets?.[task.target.target]?.executor === 'nx:noop';
}

/** A graph of some of its tasks alone. */
function pruned(graph: TaskGraph, keep: (task: Task) => boolean): TaskGraph {
  const tasks = Object.fromEntries(Object.entries(graph.tasks).filter(([, task]) => keep(task)));
  const edges = (all: Record<string, string[]>): Record<string, string[]> =>
    Object.fromEntries(Object.keys(tasks).map((id) => [id, (all[id] ?? []).filter((other) => other in tasks)]));
  const dependencies = edges(graph.dependencies);
  const roots = Object.keys(tasks).filter((id) => dependencies[id]?.length === 0);
  return { ...graph, tasks, dependencies, continuousDependencies: edges(graph.continuousDependencies), roots };
}

/** The ids of tasks and of all that they depend on. */
function withDependencies(graph: TaskGraph, ids: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    graph.dependencies[id]?.forEach(visit);
  };
  ids.forEach(visit);
  return found;
}

/**
 * Plans tasks of the workspace in the current folder.
 * @throws Error where Nx can't read the workspace
 */
export async function plan({ targets, without, isWanted }: Selection): Promise<Plan> {
  const projectGraph = await createProjectGraphAsync();
  const names = Object.keys(projectGraph.nodes);
  const all = createTaskGraph(projectGraph, {}, names, [...targets], undefined, {});
  const isLeft = ({ target }: Task): boolean => !without.includes(target.project);
  const left = pruned(all, isLeft);
  const wanted = Object.values(left.tasks).filter((task) => isWanted(plannedTask(task)));
  const ids = withDependencies(
    left,
    wanted.map(({ id }) => id),
  );
  const taskGraph = pruned(left, ({ id }) => ids.has(id));
  const tasks = Object.values(taskGraph.tasks);
  const shown = tasks.filter((task) => !isGathering(task, projectGraph));

  return {
    tasks: shown.map(plannedTask),
    run: async (listener, { parallel, isFresh }) => {
      const outcomes = new Map<string, TaskOutcome>();
      const end = (outcome: TaskOutcome): void => {
        outcomes.set(outcome.name, outcome);
        listener.ended(outcome);
      };
      const isShown = (id: string): boolean => shown.some((task) => task.id === id);
      const lifeCycle: LifeCycle = {
        startTasks: (started) => started.filter(({ id }) => isShown(id)).forEach(({ id }) => listener.started(id)),
        endTasks: (results) => {
          for (const { task, status, terminalOutput = '' } of results) {
            if (!isShown(task.id) || status === 'skipped') continue;
            const result = status === 'success' ? 'passed' : status.includes('cache') ? 'cached' : 'failed';
            const seconds = ((task.endTime ?? 0) - (task.startTime ?? 0)) / 1000;
            end({ name: task.id, result, seconds, output: terminalOutput, outputFile: terminalOutputPathForHash(task.hash ?? '') });
          }
        },
      };
      const nxArgs = { parallel, skipNxCache: isFresh, outputStyle: 'static', targets: [...targets] };
      await invokeTasksRunner({
        tasks,
        projectGraph,
        taskGraph,
        lifeCycle,
        nxJson: readNxJson(),
        nxArgs,
        loadDotEnvFiles: false,
        initiatingProject: null,
        initiatingTasks: wanted,
      });
      for (const { id } of shown) {
        if (!outcomes.has(id)) end({ name: id, result: 'skipped', seconds: 0, output: '', outputFile: '' });
      }
      return [...outcomes.values()];
    },
  };
}
