import type { Priority, TicketType } from '@casewright/contracts';

/** Something that customers of a projector-service firm write about. `{place}` and `{model}` are filled in. */
export interface Topic {
  readonly team: 'projectors' | 'field' | 'care';
  readonly type: TicketType;
  readonly priority: Priority;
  readonly tags: readonly string[];
  readonly subject: string;
  readonly message: string;
  readonly answer: string;
  readonly followUp: string;
  readonly note: string;
}

export const places = [
  'hall 3',
  'lecture room B',
  'the main auditorium',
  'meeting room 12',
  'the planetarium',
  'screen 4',
  'the foyer',
  'the control room',
  'the training centre',
  'hall 1',
  'the museum’s west wing',
  'the council chamber',
];

export const models = ['LX-700', 'LX-900', 'Orion 4K', 'Orion 8', 'Vega 20', 'Vega 35', 'Halo Mini', 'Halo Pro'];

export const topics: readonly Topic[] = [
  {
    team: 'projectors',
    type: 'incident',
    priority: 'high',
    tags: ['black-picture'],
    subject: '{model} in {place} shows a black picture',
    message:
      'Since this morning the {model} in {place} only shows a black picture. The fan runs and the menu appears, but no source does. We have an event on Friday.',
    answer:
      'Thank you for telling us. Please switch the input to HDMI 2 and send us a photo of the menu page "Status"; that tells us whether the light engine or the board is at fault.',
    followUp: 'The status page says "Light engine: OK, DMD: no signal". The picture stays black on both inputs.',
    note: 'DMD board, seen twice this year on this series. Spare is in stock.',
  },
  {
    team: 'projectors',
    type: 'incident',
    priority: 'normal',
    tags: ['colour'],
    subject: 'Colours look washed out on the {model}',
    message:
      'In {place} everything looks pale, as if somebody had put a veil over it. A colleague changed the picture mode, but it did not help.',
    answer:
      'That sounds like a colour wheel that has aged, or a dusty lens. Could you run the built-in test picture (Menu, Service, Pattern 4) and tell us which bar is the palest?',
    followUp: 'The yellow bar is nearly white. The others look fine.',
    note: 'Yellow segment: colour wheel. Offer the exchange kit.',
  },
  {
    team: 'projectors',
    type: 'question',
    priority: 'low',
    tags: ['firmware'],
    subject: 'Which firmware for the {model}?',
    message:
      'We have several {model} with different firmware. Which one do you recommend, and can we update over the network from {place}?',
    answer:
      'Version 4.2 is the one to use. You can update over the network; please keep the projector on mains power for 20 minutes. The steps are attached to your account page.',
    followUp: 'The update went through on all but one, which says "signature invalid".',
    note: 'The odd one may be from before the key change. Needs 4.0 first.',
  },
  {
    team: 'projectors',
    type: 'incident',
    priority: 'high',
    tags: ['overheating'],
    subject: '{model} switches itself off after ten minutes',
    message: 'The projector in {place} turns off after about ten minutes and blinks three times red. We cleaned the filter already.',
    answer:
      'Three red blinks mean that the intake is too warm. Is there at least 30 cm of free space on the left, and does the fan on that side spin?',
    followUp: 'The left fan does not spin at all.',
    note: 'Fan F2. Field service can change it on site in half an hour.',
  },
  {
    team: 'field',
    type: 'task',
    priority: 'normal',
    tags: ['visit', 'lamp'],
    subject: 'Lamp change for the {model} in {place}',
    message:
      'The lamp counter of our {model} says 2,900 hours. We would like to have it changed before it fails, ideally on a morning before ten.',
    answer:
      'Gladly. We have lamps in stock and could come on Tuesday or Thursday at eight. Which do you prefer, and is there a ladder on site?',
    followUp: 'Thursday at eight suits us. There is a ladder of four metres.',
    note: 'Take the long hex key, the mount in this building is an old one.',
  },
  {
    team: 'field',
    type: 'task',
    priority: 'normal',
    tags: ['installation'],
    subject: 'Installation of two projectors in {place}',
    message:
      'We have bought two {model} and need them mounted and aligned in {place}. The ceiling is six metres high. What do you need from us?',
    answer:
      'Congratulations. Please send us a floor plan and a photo of the ceiling; we then bring the right mount. An alignment of two takes about four hours.',
    followUp: 'The plan is attached in our portal, and here is the photo as promised. The caretaker is there from seven.',
    note: 'Six metres: lift needed, book it with the rental firm.',
  },
  {
    team: 'field',
    type: 'incident',
    priority: 'urgent',
    tags: ['visit', 'event'],
    subject: 'Picture flickers, premiere tonight in {place}',
    message:
      'The {model} flickers every few seconds and we open at eight tonight. Please send somebody, we cannot show the film like this.',
    answer:
      'An engineer is on the way and will be with you by four. Until then, please set the refresh rate to 50 Hz; that often calms it.',
    followUp: 'With 50 Hz it is better but not gone.',
    note: 'Likely the power supply. Two spares in the van.',
  },
  {
    team: 'care',
    type: 'question',
    priority: 'low',
    tags: ['invoice'],
    subject: 'Invoice names the wrong cost centre',
    message: 'Your last invoice carries an old cost centre. Could you issue it again with 4711-20? The rest is right.',
    answer: 'Of course. The corrected invoice is on its way to your accounts department. We have noted the cost centre for the future.',
    followUp: 'It has arrived, thank you. The purchase number is missing, though.',
    note: 'Add the field for the purchase number to the customer record.',
  },
  {
    team: 'care',
    type: 'question',
    priority: 'normal',
    tags: ['warranty'],
    subject: 'Is our {model} still under warranty?',
    message: 'We found no papers for the {model} in {place}. Is it still under warranty, and until when?',
    answer:
      'By its serial number it is covered for another seven months. I have sent the certificate to your colleague in purchasing as well.',
    followUp: 'Very good. Can the cover be extended by two years, and what does it cost?',
    note: 'Eligible for the extension, offer the five-device price.',
  },
  {
    team: 'care',
    type: 'problem',
    priority: 'normal',
    tags: ['contract'],
    subject: 'Service contract: answer times',
    message: 'Our contract promises an answer within four working hours. Does that include Saturdays? {place} is open on weekends.',
    answer: 'The working hours of the contract are Monday to Friday, eight to six. A weekend option exists, and I can send you an offer.',
    followUp: 'Please do. We would need it from next month on.',
    note: 'Weekend option for the whole group? Ask the manager.',
  },
  {
    team: 'projectors',
    type: 'incident',
    priority: 'normal',
    tags: ['remote'],
    subject: 'Remote control without effect in {place}',
    message: 'The remote control of the {model} does nothing, with new batteries too. The buttons on the device work.',
    answer: 'Please hold "Menu" and "Enter" on the device for five seconds: that pairs it anew. The lamp on the remote should blink twice.',
    followUp: 'It blinks once and stays dark.',
    note: 'Send a new remote, they are consumables.',
  },
  {
    team: 'field',
    type: 'problem',
    priority: 'high',
    tags: ['alignment'],
    subject: 'Edge blending drifts every week in {place}',
    message:
      'The overlap of our three {model} drifts by a few centimetres every week. We align it on Monday and on Friday there is a bright stripe.',
    answer:
      'That points to a mount that moves, or to a large change of temperature. We would like to measure it on site and fix the frame.',
    followUp: 'The heating is switched off at night. It is 12 degrees in the morning.',
    note: 'Thermal drift. Suggest the camera-based alignment.',
  },
];
