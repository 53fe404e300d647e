import CopyOutlined from "@ant-design/icons/CopyOutlined";
import { App, Button, Modal } from "antd";
import { useTranslation } from "react-i18next";

interface PasswordShownProps {
  readonly name: string;
  readonly password: string;
  readonly onClose: () => void;
}

/** The only time a password is shown: it is kept nowhere in the clear. */
export function PasswordShown({ name, password, onClose }: PasswordShownProps) {
  const { t } = useTranslation("administration");
  const { message } = App.useApp();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(password);
      void message.success(t("password.copied"));
    } catch {
      void message.warning(t("password.copyByHand"));
    }
  };
  return (
    <Modal
      open
      title={t("password.shown", { name })}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t("password.passedOn")}
        </Button>
      }
    >
      <p>{t("password.shownHint", { name })}</p>
      <div className="m-admin-password">
        <code>{password}</code>
        <Button icon={<CopyOutlined aria-hidden="true" />} onClick={() => void copy()}>
          {t("password.copy")}
        </Button>
      </div>
    </Modal>
  );
}
