import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { metadata } from "../../../api/metadata.ts";
import { useText } from "../../../i18n/texts.ts";
import type { Option } from "../../../model/form-shape.ts";
import { UseList } from "../use-list.tsx";

interface Ways {
  readonly set: string;
  /** Saves what is on the screen, which is what uses are sought of. */
  readonly flush: () => Promise<unknown>;
  readonly remove: (option: Option) => void;
  readonly retire: (option: Option) => void;
}

/** Asks before an option goes that records may hold: to retire it is nearly always what is meant. */
export function useRetiring({ set, flush, remove, retire }: Ways): (option: Option) => void {
  const { t } = useTranslation("option-set");
  const { modal, message } = App.useApp();
  const text = useText();
  return async (option) => {
    try {
      await flush();
      const { items } = await metadata.uses("optionset", set, option.key);
      const asking = modal.confirm({
        title: t("remove.title", { option: text(option.label) }),
        width: 520,
        content: (
          <>
            <p>{t("remove.lead")}</p>
            {items.length > 0 && (
              <>
                <p>{t("remove.used")}</p>
                <UseList uses={items} form={null} />
              </>
            )}
          </>
        ),
        footer: (_, { CancelBtn }) => (
          <>
            <CancelBtn />
            <Button
              danger
              onClick={() => {
                asking.destroy();
                remove(option);
              }}
            >
              {t("remove.anyway")}
            </Button>
            {!option.retired && (
              <Button
                type="primary"
                onClick={() => {
                  asking.destroy();
                  retire(option);
                }}
              >
                {t("remove.retire")}
              </Button>
            )}
          </>
        ),
      });
    } catch {
      void message.error(t("remove.unknown"));
    }
  };
}
