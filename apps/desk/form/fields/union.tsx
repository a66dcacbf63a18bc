// A choice first, then the fields that belong to it.
import { Radio, Select } from 'antd';
import { useSession } from '../../session.tsx';
import { idOf, useForm } from '../context.ts';
import { Faults, Mark } from '../frame.tsx';
import { type Path, branchOf, discriminatorOf, isObject, resolve } from '../schema.ts';
import { words } from '../words.ts';
import { Fields, type Group, Opened } from './groups.tsx';

export function Union(group: Group) {
  const { node, path, value } = group;
  const { t } = useSession();
  const { defs, set } = useForm();
  const { name, values } = discriminatorOf(node, defs);
  const own = isObject(value) ? value : {};
  const branch = branchOf(node, value, defs);
  const field = values[0]?.branch.properties?.[name];
  const title = (field && resolve(field, defs)['x-title']) ?? group.title;
  return (
    <Opened {...group} first={{}}>
      <Which
        path={[...path, name]}
        title={t(title)}
        chosen={own[name]}
        options={values.map((one) => ({ value: one.value, label: one.title ? t(one.title) : one.value }))}
        choose={(one) => set(path, { ...own, [name]: one })}
      />
      {branch && <Fields node={branch} path={path} value={value} but={name} />}
    </Opened>
  );
}

type Asked = {
  path: Path;
  title: string;
  chosen: unknown;
  options: { value: string; label: string }[];
  choose: (value: string) => void;
};
/** As many as are seen at a glance. */
const BUTTONS = 4;

function Which({ path, title, chosen, options, choose }: Asked) {
  const { t } = useSession();
  const id = idOf(path);
  const label = `${id}-label`;
  return (
    <div className="field wide">
      <span className="label" id={label}>
        <span className="title">{title}</span> <Mark node={{}} required />
      </span>
      {options.length > BUTTONS ? (
        <Select
          id={id}
          aria-labelledby={label}
          value={chosen as string | undefined}
          placeholder={t(words.choose)}
          options={options}
          onChange={choose}
        />
      ) : (
        <Radio.Group
          id={id}
          name={id}
          aria-labelledby={label}
          value={chosen}
          options={options}
          onChange={({ target }) => choose(String(target.value))}
        />
      )}
      <Faults path={path} />
    </div>
  );
}
