// The programs of a round of chaos, each in a process of its own: killed, stalled, and started again.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from '../../infra/processes.ts';

type Up = Pick<ServerProcess, 'pid' | 'exited' | 'kill'> &
  Partial<Pick<ServerProcess, 'lastLines'>> & { stop: () => Promise<void> };
type Start = () => Promise<Up>;

const AGAIN_MS = 500;

/** A program that is started again whenever it has ended, until it is stopped. */
export class Program {
  readonly name: string;
  readonly #start: Start;
  #up: Up | undefined;
  #isStopped = false;
  /** Ended though nobody had killed it. */
  readonly endedByItself: string[] = [];
  /** Somebody kills it at the moment: one fault at a time. */
  isBusy = false;
  /** What happens to it may end it. */
  mayEnd = false;

  constructor(name: string, start: Start) {
    this.name = name;
    this.#start = start;
  }
  get pid(): number | undefined {
    return this.#up?.pid;
  }
  async start(): Promise<void> {
    const up = (this.#up = await this.#start());
    void up.exited.then(({ code, signal }) => this.#ended(`${code ?? signal} ${up.lastLines?.().slice(-500) ?? ''}`));
  }
  async #ended(how: string): Promise<void> {
    this.#up = undefined;
    if (this.isBusy || this.#isStopped) return;
    if (!this.mayEnd) this.endedByItself.push(how);
    await this.#startAgain();
  }
  async #startAgain(): Promise<void> {
    while (!this.#isStopped && !this.#up)
      try {
        await this.start();
      } catch {
        await sleep(AGAIN_MS);
      }
  }
  /** SIGKILL, `between`, and up again. False: there was nothing to kill. */
  async kill(between: () => Promise<unknown>): Promise<boolean> {
    if (!this.#up) return false;
    this.isBusy = true;
    await this.#up.kill();
    this.#up = undefined;
    await between();
    await this.#startAgain();
    this.isBusy = false;
    return true;
  }
  /** SIGSTOP of it and all of its children, for so long. False: there was nothing to stop. */
  async stall(ms: number): Promise<boolean> {
    if (this.pid === undefined) return false;
    const stopped = withChildren(this.pid).filter((pid) => signal(pid, 'SIGSTOP'));
    await sleep(ms);
    for (const pid of stopped) signal(pid, 'SIGCONT');
    return stopped.length > 0;
  }
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#up?.stop();
  }
}

function withChildren(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
    return [pid, ...children.flatMap(withChildren)];
  } catch {
    return [pid];
  }
}

/** False: it is gone. */
function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ESRCH') throw error;
    return false;
  }
}
