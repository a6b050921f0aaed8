import { textArgument } from "../arguments";
import type { Batch } from "../batch";
import { checkWritable } from "../checks";
import { fault } from "../hostError";
import { defineMembers } from "../members";

const settingObject = defineMembers<{ readonly key: string }, Excel.Setting>({
  className: "Setting",
  identify: ({ key }) => ({ _Id: key }),
  read: {
    Key: ({ key }) => key,
    Value: ({ key }, batch) => JSON.parse(storedText(key, batch)) as unknown,
  },
  write: {
    Value: ({ key }, value, batch) => {
      storedText(key, batch);
      store(key, value, batch);
    },
  },
  call: {
    Delete: ({ key }, _, batch) => {
      storedText(key, batch);
      checkWritable(batch);
      batch.workbook.settings.delete(key);
      batch.changed({ type: "settings", source: batch.source });
    },
  },
});

function storedText(key: string, batch: Batch): string {
  const text = batch.workbook.settings.get(key);
  if (text === undefined) throw fault("ItemNotFound");
  return text;
}

function store(key: string, value: unknown, batch: Batch): void {
  checkWritable(batch);
  batch.workbook.settings.set(key, JSON.stringify(value ?? null));
  batch.changed({ type: "settings", source: batch.source });
}

/** The add-in's settings in the workbook, one store with the document settings of the Common API. */
export const settingCollection = defineMembers<null, Excel.SettingCollection>({
  className: "SettingCollection",
  items: (_, batch) => [...batch.workbook.settings.keys()].map((key) => settingObject({ key })),
  item: (_, key, batch) => {
    storedText(textArgument(key), batch);
    return settingObject({ key: textArgument(key) });
  },
  call: {
    Add: (_, [key, value], batch) => {
      store(textArgument(key), value, batch);
      return settingObject({ key: textArgument(key) });
    },
    GetCount: (_, __, batch) => batch.workbook.settings.size,
    GetItemOrNullObject: (_, [key], batch) =>
      batch.workbook.settings.has(textArgument(key)) ? settingObject({ key: textArgument(key) }) : null,
  },
});
