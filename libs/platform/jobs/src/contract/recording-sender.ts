import { until } from '@casewright/testing';
import type { DeliverySender, NewDelivery } from '../deliveries/deliveries';

type Sent = NewDelivery & { attempt: number };

/** A sender that writes down what it is given; `answer` says what comes of it (default: a receipt). */
export class RecordingSender implements DeliverySender {
  readonly capability = 'test.send';
  readonly sent: Sent[] = [];
  answer: ((delivery: Sent) => Promise<{ receipt: string | null }>) | undefined;

  send(delivery: Sent): Promise<{ receipt: string | null }> {
    this.sent.push(delivery);
    return this.answer ? this.answer(delivery) : Promise.resolve({ receipt: `receipt-${delivery.id}` });
  }

  async called(times: number): Promise<void> {
    await until(() => this.sent.length >= times);
  }

  /** From now on nothing comes back, until `fail` is called. */
  hang(): { fail(error: Error): void } {
    let fail: (error: Error) => void = () => undefined;
    const pending = new Promise<never>((_, reject) => (fail = reject));
    this.answer = () => pending;
    return { fail: (error) => fail(error) };
  }
}
