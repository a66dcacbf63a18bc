// Stands between a program and a server that it connects to; what it does to their connections is the fault.
import { type AddressInfo, type Server, type Socket, createConnection, createServer } from 'node:net';

export class Between {
  readonly #server: Server;
  readonly #pairs = new Set<[near: Socket, far: Socket]>();
  #refuses = false;
  #isSilent = false;
  url = '';
  private constructor(target: URL) {
    this.#server = createServer((near) => {
      if (this.#refuses) {
        near.resetAndDestroy();
        return;
      }
      const far = createConnection(Number(target.port), target.hostname);
      const pair: [Socket, Socket] = [near, far];
      this.#pairs.add(pair);
      for (const [one, other] of [pair, [far, near]] as const) {
        one.on('data', (bytes) => this.#isSilent || other.write(bytes));
        one.on('error', () => other.destroy());
        one.on('close', () => (other.destroy(), this.#pairs.delete(pair)));
      }
    });
  }
  static async to(target: URL): Promise<Between> {
    const between = new Between(target);
    await new Promise<void>((resolve) => between.#server.listen(0, '127.0.0.1', resolve));
    const url = new URL(target);
    url.port = String((between.#server.address() as AddressInfo).port);
    between.url = url.toString();
    return between;
  }
  /** How many there are to be cut. */
  get connections(): number {
    return this.#pairs.size;
  }
  cut = (): void => this.#pairs.forEach(([near]) => near.destroy());
  reset = (): void => this.#pairs.forEach(([near]) => near.resetAndDestroy());
  silence = (on: boolean): void => void (this.#isSilent = on);
  refuse = (on: boolean): void => void (this.#refuses = on);
  close(): void {
    this.cut();
    this.#server.close();
  }
}
