package org.mortise.core.vault;

import java.io.Serial;

/** Something is sealed by a key that is not there; the message is for whoever runs the server. */
public final class MissingKey extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1;

    /** @param id name of the key */
    public MissingKey(String id) {
        super("The database holds values that were encrypted with the key " + id + ", which this server does not have."
                + " Set MORTISE_ENCRYPTION_KEY or MORTISE_ENCRYPTION_OLD_KEYS to it, or bring back the file encryption.key"
                + " that belongs to this database."
                + System.lineSeparator()
                + "数据库里有用密钥 " + id + " 加密的值，但服务器没有这把密钥。"
                + "请把它设为 MORTISE_ENCRYPTION_KEY 或 MORTISE_ENCRYPTION_OLD_KEYS，或放回属于这个数据库的 encryption.key 文件。");
    }
}
