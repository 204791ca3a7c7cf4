import { ProcessCountList, ProcessMoveList, ProcessMoveView, type MoveProcesses } from '@casewright/contracts';
import { Api } from '../client/api';

/** What the server knows about running processes and does with them, for the person who signed in. Every method throws `Refusal`. */
export class ProcessServer {
  private constructor(private readonly api: Api) {}

  static async signIn(url: string, email: string, password: string): Promise<ProcessServer> {
    return new ProcessServer(await Api.signIn(url, email, password));
  }

  counts(): Promise<ProcessCountList> {
    return this.api.ask('GET', '/processes/counts', ProcessCountList);
  }

  moves(): Promise<ProcessMoveList> {
    return this.api.ask('GET', '/processes/moves', ProcessMoveList);
  }

  order(move: MoveProcesses): Promise<ProcessMoveView> {
    return this.api.ask('POST', '/processes/moves', ProcessMoveView, move);
  }
}
