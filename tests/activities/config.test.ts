import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Config, ConfigError, readConfig, readSettings } from '../../config.ts';
import { packageRoot } from '../../infra/package-root.ts';
import { temporalConfig } from '../../service/environment.ts';
import { aFolder } from './situations.ts';
import { law } from '../support/law.ts';

const problems = (env: Record<string, string | undefined>): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    return error instanceof ConfigError ? error.problems : [String(error)];
  }
};
const secret = 's'.repeat(24);

describe('the settings from the environment', () => {
  it('need none: everything has an embedded default on loopback', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 7300,
      examplePeople: true,
      logLevel: 'info',
      regimeFiles: [],
      principalsFile: join(packageRoot(), 'examples', 'principals.json'),
    });
    expect([config.databaseUrl, config.bank, config.domain, config.s3, config.notices.smtpUrl]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are taken as they are set, and an empty variable counts as not set', () => {
    const config = readConfig({
      SHUQUAN_PORT: ' 0 ',
      LOG_LEVEL: 'debug',
      SHUQUAN_REGIME: '/etc/a.json, /etc/b.json',
      BANK_URL: 'https://bank.example/in',
      BANK_SECRET: secret,
      SMTP_URL: 'smtps://mail.example',
      DOMAIN_URL: '',
      DOMAIN_SECRET: ' ',
    });
    expect(config).toMatchObject({
      port: 0,
      logLevel: 'debug',
      regimeFiles: ['/etc/a.json', '/etc/b.json'],
      bank: { url: 'https://bank.example/in', secret },
      notices: { smtpUrl: 'smtps://mail.example' },
    });
    expect(config.domain).toBeUndefined();
  });

  it('that are wrong are all named at once, with no value of them', () => {
    const found = problems({
      SHUQUAN_PORT: '70000',
      SHUQUAN_HOST: '0.0.0.0',
      DATABASE_URL: 'mysql://root:hunter2@db',
      LOG_LEVEL: 'loud',
      BANK_URL: 'bank.example',
      BANK_SECRET: 'short-secret',
      SMTP_URL: 'http://mail',
    });
    expect(found).toEqual([
      expect.stringMatching(/^DATABASE_URL must be an address that begins with postgres/),
      'SHUQUAN_PORT must be a port number from 0 to 65535',
      expect.stringMatching(/^BANK_URL/),
      'BANK_SECRET must have at least 24 bytes',
      expect.stringMatching(/^SMTP_URL/),
      expect.stringMatching(/^LOG_LEVEL must be fatal/),
      expect.stringMatching(/^OIDC_ISSUER and SHUQUAN_ORIGIN must be set where SHUQUAN_HOST is not loopback/),
      expect.stringMatching(/^SHUQUAN_IDENTITY_KEY must be set where DATABASE_URL is/),
    ]);
    expect(found.join()).not.toMatch(/hunter2|short-secret/);
  });

  it.each([
    ['SHUQUAN_HOST', ' ::1\r', 'host', '::1'],
    ['SHUQUAN_HOST', '[::1]', 'host', '::1'],
    ['SHUQUAN_HOST', '"LocalHost"', 'host', 'localhost'],
    ['SHUQUAN_PORT', "'7301'\r\n", 'port', 7301],
    ['LOG_LEVEL', 'WARN', 'logLevel', 'warn'],
    ['SHUQUAN_START_WAIT_SECONDS', '0', 'startWaitMs', 0],
    ['SHUQUAN_DATA', '"/srv/数据 #1 ?50%"', 'dataFolder', '/srv/数据 #1 ?50%'],
    ['SHUQUAN_DATA', '~/data', 'dataFolder', join(homedir(), 'data')],
    ['BANK_SECRET', ` "${secret}"\r`, 'bank', { url: 'https://bank.example', secret }],
  ])('are read as people write them: %s=%j', (name, written, field, meant) => {
    const bank = name === 'BANK_SECRET' && { BANK_URL: "'https://bank.example'" };
    expect(readConfig({ [name]: written, ...bank })).toMatchObject({ [field]: meant });
  });

  it.each(['0x1C84', '7e3', '-1', '73.5', '65536'])('take no port %s', (port) => {
    expect(problems({ SHUQUAN_PORT: port })).toEqual(['SHUQUAN_PORT must be a port number from 0 to 65535']);
  });

  it('of Temporal too are read without what surrounds them', () => {
    const { connectionOptions, namespace } = temporalConfig({
      TEMPORAL_ADDRESS: '"[::1]:7234"\r',
      TEMPORAL_NAMESPACE: " 'shuquan' ",
    });
    expect([connectionOptions.address, namespace]).toEqual(['[::1]:7234', 'shuquan']);
    expect(temporalConfig({ TEMPORAL_NAMESPACE: ' ' }).namespace).toBe('default');
  });

  it.each([
    ['whsec_not base64 at all, however long it may be', 'must be base64 after whsec_'],
    ['whsec_', 'must have at least 24 bytes'],
    [`whsec_${Buffer.from('k'.repeat(23)).toString('base64')}`, 'must have at least 24 bytes'],
    ['秘'.repeat(7), 'must have at least 24 bytes'],
  ])('takes no secret that stands for a short key: %s', (value, why) => {
    expect(problems({ BANK_URL: 'https://bank.example', BANK_SECRET: value })).toEqual([`BANK_SECRET ${why}`]);
  });

  it('that belong together are set together', () => {
    expect(problems({ BANK_URL: 'https://bank.example' })).toEqual(['BANK_SECRET must be set, because BANK_URL is']);
    expect(problems({ S3_BUCKET: 'documents' })).toEqual([
      expect.stringContaining('S3_ENDPOINT, S3_EVIDENCE_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY must be set'),
    ]);
  });

  it('keep evidence in a second place', law('T21'), () => {
    const s3 = {
      S3_ENDPOINT: 'https://s3.example',
      S3_BUCKET: 'documents',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'key',
    };
    expect(problems({ ...s3, S3_EVIDENCE_BUCKET: 'documents' })).toEqual([expect.stringContaining('another bucket')]);
    expect(readConfig({ ...s3, S3_EVIDENCE_BUCKET: 'evidence' }).s3).toMatchObject({
      bucket: 'documents',
      evidenceBucket: 'evidence',
      region: 'us-east-1',
    });
  });

  it('ask for the identity key where several processes share a database, so that all hash alike', () => {
    expect(problems({ DATABASE_URL: 'postgres://db/shuquan' })).toHaveLength(1);
    expect(problems({ DATABASE_URL: 'postgres://db/shuquan', SHUQUAN_IDENTITY_KEY: 'k'.repeat(31) })).not.toEqual([]);
    expect(problems({ DATABASE_URL: 'postgres://db/shuquan', SHUQUAN_IDENTITY_KEY: 'k'.repeat(32) })).toEqual([]);
  });
});

describe('the files that the settings name', () => {
  const folder = aFolder();
  const file = (name: string, json: unknown): string => {
    writeFileSync(join(folder, name), JSON.stringify(json));
    return join(folder, name);
  };
  const config = (more: Partial<Config> = {}): Config => ({
    ...readConfig({ SHUQUAN_DATA: join(folder, 'data') }),
    ...more,
  });
  const notice = {
    year: 2031,
    holidays: ['2031-01-01', '2031-05-01', '2031-10-01'],
    workdays: [],
    source: '国办发明电〔2030〕1号',
  };

  it('give people, the operator’s regimes before the standard one, and a calendar only if notices are named', () => {
    const own = file('own.json', { id: 'own', base: 'cc-2023-draft', values: { 'trade.subject.reviewSla': '5 bd' } });
    const settings = readSettings(
      config({ regimeFiles: [own, join(packageRoot(), 'examples', 'regime.cc-2025.json')] }),
    );
    expect(settings.regimes.map(({ id }) => id)).toEqual(['own', 'cc-2025', 'cc-2023-draft']);
    expect(settings.calendar).toBeUndefined();
    expect(settings.principals?.person('zhao.min')).toBeDefined();
    expect(readSettings(config({ calendarFiles: [file('2031.json', notice)] })).calendar?.covers(2031)).toBe(true);
    expect(readSettings(config({ calendarFiles: [file('list.json', [notice])] })).calendar?.covers(2031)).toBe(true);
  });

  it('that are wrong are all named at once, each with its path', () => {
    const wrong = config({
      principalsFile: join(folder, 'nowhere.json'),
      regimeFiles: [file('low.json', { id: 'low', base: 'cc-2023-draft', values: { 'trade.retention.years': '5 y' } })],
      calendarFiles: [file('bad.json', { year: 2031 })],
    });
    try {
      readSettings(wrong);
      expect.unreachable();
    } catch (error) {
      const found = (error as ConfigError).problems;
      expect(found.filter((line) => line.startsWith(join(folder, 'nowhere.json')))).toHaveLength(1);
      expect(found.some((line) => line.includes('low.json') && line.includes('20 y'))).toBe(true);
      expect(found.some((line) => line.includes('bad.json') && line.includes('holidays'))).toBe(true);
    }
  });

  it('hold the identity key that the first start made, readable to its owner alone, and the same for two at once', async () => {
    const fresh = config({ dataFolder: join(folder, 'fresh') });
    const { identityKey } = readSettings(fresh);
    const path = join(fresh.dataFolder, 'identity.key');
    expect(identityKey).toMatch(/^[0-9a-f]{64}$/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8').trim()).toBe(identityKey);
    expect(readSettings(fresh).identityKey).toBe(identityKey);
    expect(readSettings({ ...fresh, identityKey: 'k'.repeat(32) }).identityKey).toBe('k'.repeat(32));
  });

  it('with a lost identity key are refused, rather than hash with nothing', () => {
    const lost = config({ dataFolder: join(folder, 'lost') });
    readSettings(lost);
    writeFileSync(join(lost.dataFolder, 'identity.key'), '');
    expect(() => readSettings(lost)).toThrow('restore it from a copy');
  });
});
