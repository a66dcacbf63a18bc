// What stands where an answer is awaited, or did not come. Before anybody is known, in both languages.
import { Button, Result, Spin } from 'antd';
import { words } from '../words.ts';

const both = ({ zh, en }: { zh: string; en: string }) => `${zh} · ${en}`;

export const Waiting = () => (
  <div role="status" style={{ padding: 48, textAlign: 'center' }}>
    <Spin /> <span>{both(words.loading)}</span>
  </div>
);
export const Unreachable = ({ again }: { again: () => void }) => (
  <Result
    status="warning"
    title={both(words.unreachable)}
    extra={
      <Button type="primary" onClick={again}>
        {both(words.retry)}
      </Button>
    }
  />
);
