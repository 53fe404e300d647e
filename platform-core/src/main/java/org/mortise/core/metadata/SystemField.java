package org.mortise.core.metadata;

import java.util.Arrays;
import java.util.Optional;

/** Columns that every record has; their keys are reserved in every form. */
public enum SystemField {
    ID("id", ValueType.TEXT),
    VERSION("version", ValueType.NUMBER),
    CREATED_AT("created_at", ValueType.DATETIME),
    CREATED_BY("created_by", ValueType.USER),
    UPDATED_AT("updated_at", ValueType.DATETIME),
    UPDATED_BY("updated_by", ValueType.USER),
    OWNER("owner_id", ValueType.USER),
    DEPARTMENT("dept_id", ValueType.DEPARTMENT),
    /** Option: draft, running, approved, rejected, withdrawn. */
    FLOW_STATE("flow_state", ValueType.OPTION),
    /** Version of the form that the record was last written with; blank when it was written before that was kept. */
    FORM_VERSION("form_version", ValueType.NUMBER);

    private final String key;
    private final ValueType type;

    SystemField(String key, ValueType type) {
        this.key = key;
        this.type = type;
    }

    public String key() {
        return key;
    }

    public ValueType type() {
        return type;
    }

    /** Name of the column in {@code rec} tables. */
    public String column() {
        return this == VERSION ? "ver" : key;
    }

    public static Optional<SystemField> of(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }
}
