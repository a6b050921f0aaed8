import { textArgument } from "../arguments";
import type { Batch } from "../batch";
import { checkWritable } from "../checks";
import { fault } from "../hostError";
import { defineMembers } from "../members";

/** Longest key of a sheet's custom property. */
const KEY_LENGTH_MAX = 255;

interface PropertyTarget {
  readonly sheetId: string;
  readonly key: string;
}

const propertyObject = defineMembers<PropertyTarget, Excel.WorksheetCustomProperty>({
  className: "WorksheetCustomProperty",
  identify: ({ key }) => ({ _Id: key }),
  read: {
    Key: ({ key }) => key,
    Value: (target, batch) => valueOf(target, batch),
  },
  write: {
    Value: (target, value, batch) => {
      valueOf(target, batch);
      checkWritable(batch);
      batch.sheet(target.sheetId).customProperties.set(target.key, textArgument(value));
    },
  },
  call: {
    Delete: (target, _, batch) => {
      valueOf(target, batch);
      checkWritable(batch);
      batch.sheet(target.sheetId).customProperties.delete(target.key);
    },
  },
});

function valueOf({ sheetId, key }: PropertyTarget, batch: Batch): string {
  const value = batch.sheet(sheetId).customProperties.get(key);
  if (value === undefined) throw fault("ItemNotFound");
  return value;
}

/** Keys are compared without case. */
function keyOf(sheetId: string, wanted: unknown, batch: Batch): string | undefined {
  const lower = textArgument(wanted).toLowerCase();
  return [...batch.sheet(sheetId).customProperties.keys()].find((key) => key.toLowerCase() === lower);
}

export const customPropertiesObject = defineMembers<
  { readonly sheetId: string },
  Excel.WorksheetCustomPropertyCollection
>({
  className: "WorksheetCustomPropertyCollection",
  items: ({ sheetId }, batch) =>
    [...batch.sheet(sheetId).customProperties.keys()].map((key) => propertyObject({ sheetId, key })),
  item: ({ sheetId }, wanted, batch) => {
    const key = keyOf(sheetId, wanted, batch);
    if (key === undefined) throw fault("ItemNotFound");
    return propertyObject({ sheetId, key });
  },
  call: {
    Add: ({ sheetId }, [name, value], batch) => {
      checkWritable(batch);
      const text = textArgument(name);
      if (text.length === 0 || text.length > KEY_LENGTH_MAX) throw fault("InvalidArgument");
      const key = keyOf(sheetId, text, batch) ?? text;
      batch.sheet(sheetId).customProperties.set(key, textArgument(value));
      return propertyObject({ sheetId, key });
    },
    GetCount: ({ sheetId }, _, batch) => batch.sheet(sheetId).customProperties.size,
    GetItemOrNullObject: ({ sheetId }, [wanted], batch) => {
      const key = keyOf(sheetId, wanted, batch);
      return key === undefined ? null : propertyObject({ sheetId, key });
    },
  },
});
