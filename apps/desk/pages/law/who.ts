// Those who may, as a list.
import type { Who } from '@shuquan/client';
import type { Text } from '@shuquan/machines/law';

export const whoInWords = (who: readonly Who[]): Text => ({
  zh: who.map(({ title }) => title.zh).join('、') || '系统',
  en: who.map(({ title }) => title.en).join(', ') || 'the system',
});
