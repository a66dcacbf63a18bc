// The head of a table of the law pages.
import type { Text } from '@shuquan/machines/law';
import { useSession } from '../../session.tsx';

export function Head({ titles }: { titles: Text[] }) {
  const { t } = useSession();
  return (
    <thead>
      <tr>
        {titles.map((title) => (
          <th key={title.en} scope="col">
            {t(title)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
