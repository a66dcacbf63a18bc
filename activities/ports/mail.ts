// Mail: over SMTP, or as files that a mail program opens. One message for each addressee, so that nobody learns who
// else was told.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { writeOnce } from './document-store.ts';
import { BoxRefused, PortError } from './errors.ts';
import { TIMEOUT_MS } from './webhook.ts';

/** `key`: of the effect; with `to` it names the message, so that the same one is known again. */
export type Letter = {
  key: string;
  person: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
  at: string;
  caseId: string;
};
/** RFC 5321: the box does not exist, is not local, or its name is not allowed. */
const noSuchBox = [550, 551, 553];
/** Delivers one message; throws a PortError. */
export type Mailer = (letter: Letter) => Promise<void>;

const nameOf = ({ key, person }: Letter): string =>
  createHash('sha256').update(`${key}\n${person}`).digest('hex').slice(0, 32);
const messageOf = (from: string, letter: Letter) => ({
  from,
  to: letter.to,
  subject: letter.subject,
  text: letter.text,
  date: new Date(letter.at),
  // The same the second time: mail servers and readers drop a message that they have already.
  messageId: `<${nameOf(letter)}@${from.split('@')[1] ?? 'localhost'}>`,
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Shuquan-Effect': encodeURI(letter.key) },
  // A text from a case must never become the name of a file or the address of a message.
  disableFileAccess: true,
  disableUrlAccess: true,
});

export function createSmtpMailer({
  url,
  from,
  timeoutMs = TIMEOUT_MS,
}: {
  url: string;
  from: string;
  timeoutMs?: number;
}): Mailer {
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
  });
  return async (letter) => {
    try {
      await transport.sendMail(messageOf(from, letter));
    } catch (cause) {
      const { responseCode, message } = cause as { responseCode?: number; message: string };
      // What a server says to a refusal often repeats the address; what the network says does not.
      const said = `The mail server did not take the notice for ${letter.person}: ${responseCode ?? message}.`;
      throw noSuchBox.includes(responseCode ?? 0) ? new BoxRefused(said, { cause }) : new PortError(said, { cause });
    }
  };
}

/** A case id as part of a file name; the hash keeps ids apart that become alike. */
const readable = (text: string): string => text.replace(/[^A-Za-z0-9._-]+/g, '_').slice(-100);

/** RFC 5322 files in a folder. The same message again is the same file. */
export function createFileMailer({ folder, from }: { folder: string; from: string }): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  return async (letter) => {
    const path = join(folder, `${readable(letter.key)}-${nameOf(letter).slice(0, 12)}.eml`);
    try {
      const { message } = await transport.sendMail(messageOf(from, letter));
      await writeOnce(path, message as Buffer);
    } catch (cause) {
      throw new PortError(
        `The notice for ${letter.person} could not be written to ${folder}: ${cause instanceof Error ? cause.message : String(cause)}`,
        { cause },
      );
    }
  };
}
