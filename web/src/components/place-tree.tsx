import { Checkbox } from '@mantine/core';
import type { PlaceId } from '@/api-types/records';
import { useText } from '@/lib/text/use-text';
import type { TreeNode } from '@/lib/place-tree';
import { FieldGroup } from './field-group';
import styles from './place-tree.module.css';

interface PlaceTreeProps {
  label: string;
  hint: string;
  root: TreeNode;
  chosen: readonly PlaceId[];
  onChange: (chosen: PlaceId[]) => void;
  error: string | undefined;
}

/** Places as they lie in each other: what lies below a chosen one is chosen with it. */
export function PlaceTree({ label, hint, root, chosen, onChange, error }: PlaceTreeProps) {
  const set = new Set(chosen);
  const toggle = (place: PlaceId) =>
    onChange(set.has(place) ? chosen.filter((one) => one !== place) : [...chosen, place]);
  return (
    <FieldGroup label={label} hint={hint} error={error}>
      <ul className={styles.tree}>
        <Node node={root} set={set} covered={false} onToggle={toggle} />
      </ul>
    </FieldGroup>
  );
}

interface NodeProps {
  node: TreeNode;
  set: ReadonlySet<PlaceId>;
  /** Something above it is chosen. */
  covered: boolean;
  onToggle: (place: PlaceId) => void;
}

function Node({ node, set, covered, onToggle }: NodeProps) {
  const text = useText();
  const { place, below } = node;
  const chosen = set.has(place.id);
  return (
    <li>
      <Checkbox
        size="sm"
        label={text.place(place) ?? text.say('place.unnamed')}
        checked={covered || chosen}
        disabled={covered}
        onChange={() => onToggle(place.id)}
      />
      {below.length > 0 && (
        <ul className={styles.tree}>
          {below.map((child) => (
            <Node key={child.place.id} node={child} set={set} covered={covered || chosen} onToggle={onToggle} />
          ))}
        </ul>
      )}
    </li>
  );
}
