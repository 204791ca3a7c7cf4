import type { FastifyHelmetOptions } from '@fastify/helmet';

const self = "'self'";
const none = "'none'";

/**
 * Scripts come from us alone. Styles may stand inline, because Angular writes the styles of its components into the page.
 * Pictures may be blobs (attachments) or remote over https: the frame that shows a mail is a srcdoc document, which inherits
 * this policy and narrows it with one of its own until the reader asks for the pictures.
 */
export const helmetOptions = (publicUrl: string): FastifyHelmetOptions => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: [self],
      baseUri: [self],
      connectSrc: [self],
      fontSrc: [self],
      formAction: [self],
      frameAncestors: [none],
      frameSrc: [self, 'blob:'],
      imgSrc: [self, 'data:', 'blob:', 'https:'],
      manifestSrc: [self],
      objectSrc: [none],
      scriptSrc: [self],
      scriptSrcAttr: [none],
      styleSrc: [self, "'unsafe-inline'"],
      workerSrc: [self, 'blob:'],
    },
  },
  crossOriginEmbedderPolicy: false,
  referrerPolicy: { policy: 'no-referrer' },
  strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false,
});
