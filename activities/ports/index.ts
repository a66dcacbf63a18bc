// The outside world of an installation: every port with its adapter, chosen by the config.
import { join } from 'node:path';
import type { CallPort, Ledger } from '../../ledger/index.ts';
import { portOf } from '../../ledger/pending.ts';
import type { People } from './addressees.ts';
import { createArchive } from './archive.ts';
import { createBank } from './bank.ts';
import { type DocumentStore, type RecordStore, createFileStore } from './document-store.ts';
import { createDocuments } from './documents.ts';
import { createDomain } from './domain.ts';
import { PortError } from './errors.ts';
import { type Mailer, createFileMailer, createSmtpMailer } from './mail.ts';
import { type NoticesDeps, createNotices } from './notices.ts';
import { createS3Store } from './s3-store.ts';
import type { Webhook } from './webhook.ts';

export type Stores = { store: DocumentStore; evidence: DocumentStore };
type S3Config = {
  endpoint: string;
  region: string;
  bucket: string;
  evidenceBucket: string;
  /** Absent: anchors stand with the evidence. */
  anchorBucket?: string;
  accessKeyId: string;
  secretAccessKey: string;
};
export type StoreConfig = { dataFolder: string; s3?: S3Config };

/** Documents, and the second copy of what is evidence, kept apart. */
export function createStores({ dataFolder, s3 }: StoreConfig): Stores {
  if (!s3)
    return {
      store: createFileStore(join(dataFolder, 'documents')),
      evidence: createFileStore(join(dataFolder, 'evidence')),
    };
  const bucket = (name: 'bucket' | 'evidenceBucket'): DocumentStore =>
    createS3Store({ ...s3, bucket: s3[name], spoolFolder: join(dataFolder, 'spool') });
  return { store: bucket('bucket'), evidence: bucket('evidenceBucket') };
}

/** Where anchors are kept, apart from database and documents. */
export function createAnchorStore({
  dataFolder,
  s3,
  anchorFolder,
}: StoreConfig & { anchorFolder: string }): RecordStore {
  return s3
    ? createS3Store({
        ...s3,
        bucket: s3.anchorBucket ?? s3.evidenceBucket,
        spoolFolder: join(dataFolder, 'spool'),
      })
    : createFileStore(anchorFolder);
}

/** The settings that the ports read. */
export type PortsConfig = StoreConfig & {
  bank?: Webhook;
  domain?: Webhook;
  notices: { from: string; smtpUrl?: string; webhook?: Webhook };
};
export type PortsDeps = { people: People; stores?: Stores; onUnreached?: NoticesDeps['onUnreached'] };

/** Mail over SMTP, or as files. */
export const mailerOf = ({
  dataFolder,
  notices: { from, smtpUrl },
}: Pick<PortsConfig, 'dataFolder' | 'notices'>): Mailer =>
  smtpUrl ? createSmtpMailer({ url: smtpUrl, from }) : createFileMailer({ folder: join(dataFolder, 'notices'), from });

/** Calls the port that an effect names. Its failures are PortErrors: the runner keeps their message and tries again. */
export function createPorts(
  config: PortsConfig,
  ledger: Ledger,
  { people, stores = createStores(config), onUnreached }: PortsDeps,
): CallPort {
  const { from, webhook } = config.notices;
  const files = createFileMailer({ folder: join(config.dataFolder, 'notices'), from });
  const ports: Record<string, CallPort> = {
    documents: createDocuments({ ledger, ...stores }),
    archive: createArchive({ ledger, ...stores }),
    notices: createNotices({
      ledger,
      people,
      mail: mailerOf(config),
      publish: files,
      webhook,
      onUnreached,
    }),
    bank: createBank({ webhook: config.bank }),
    domain: createDomain({ webhook: config.domain }),
  };
  return async (call) => {
    const name = portOf(call.effect);
    const port = ports[name];
    if (!port) throw new PortError(`There is no port “${name}”.`);
    return await port(call);
  };
}
