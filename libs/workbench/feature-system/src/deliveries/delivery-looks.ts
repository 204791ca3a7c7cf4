import type { DeliveryState, DeliveryView } from '@casewright/contracts';
import type { IconName, Tone } from '@casewright/ui';

interface DeliveryLook {
  /** On one delivery, and on the filter that shows all of them. */
  readonly word: string;
  readonly plural: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

export const deliveryLooks: Readonly<Record<DeliveryState, DeliveryLook>> = {
  dead: { word: 'Dead letter', plural: 'Dead letters', tone: 'bad', icon: 'failed' },
  waiting: { word: 'Waiting', plural: 'Waiting', tone: 'info', icon: 'clock' },
  sending: { word: 'Sending', plural: 'Sending', tone: 'info', icon: 'send' },
  delivered: { word: 'Delivered', plural: 'Delivered', tone: 'good', icon: 'passed' },
  cancelled: { word: 'Cancelled', plural: 'Cancelled', tone: 'neutral', icon: 'none' },
};

/** In the order of who needs a person most. */
export const deliveryStates = Object.keys(deliveryLooks) as DeliveryState[];

const kindWords: Readonly<Record<string, string>> = {
  comment: 'Reply',
  acknowledgment: 'Acknowledgement',
  invitation: 'Invitation',
};

/** What it is, for people; a plugin's own kind is shown as it calls it. */
export const deliveryName = ({ kind, capability }: Pick<DeliveryView, 'kind' | 'capability'>): string =>
  kind === null ? capability : (kindWords[kind] ?? kind);
