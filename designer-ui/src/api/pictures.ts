import { addressOf, http } from "./http.ts";
import { metadata } from "./metadata.ts";

export const pictures = {
  /** @param record about which somebody has been asked, for those who know the form from there alone */
  address: (form: string, picture: string, record: string | null) =>
    addressOf(`/forms/${form}/pictures/${picture}`, { record: record ?? undefined }),
  /** Makes a picture of the application and brings it into force: nobody sees it before a form shows it. */
  bring: async (pkg: string, key: string, title: string, content: string): Promise<void> => {
    const made = await metadata.create("picture", pkg, { kind: "picture", key, title, content });
    try {
      await metadata.publish("picture", made.key, made.draftRevision, "");
    } catch (refused) {
      await http.delete<void>(`/metadata/picture/${made.key}/draft`);
      throw refused;
    }
  },
};
