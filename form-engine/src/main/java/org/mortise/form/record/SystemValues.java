package org.mortise.form.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.mortise.core.kernel.Json;
import org.mortise.core.metadata.SystemField;
import org.mortise.core.store.LockedRecord;
import org.mortise.core.store.StoredRecord;
import org.mortise.form.control.DatetimeControl;

/** System fields of a record as formulas and conditions read them. */
final class SystemValues {

    private final ObjectNode values = Json.object();

    private SystemValues() {}

    static ObjectNode of(StoredRecord record) {
        return new SystemValues()
                .put(SystemField.ID, record.id())
                .put(SystemField.VERSION, record.version())
                .at(SystemField.CREATED_AT, record.createdAt())
                .put(SystemField.CREATED_BY, record.createdBy())
                .at(SystemField.UPDATED_AT, record.updatedAt())
                .put(SystemField.UPDATED_BY, record.updatedBy())
                .put(SystemField.OWNER, record.owner())
                .put(SystemField.DEPARTMENT, record.department())
                .put(SystemField.FLOW_STATE, record.flowState())
                .put(SystemField.FORM_VERSION, record.formVersion())
                .values;
    }

    static ObjectNode of(LockedRecord record) {
        return new SystemValues()
                .put(SystemField.ID, record.id())
                .put(SystemField.VERSION, record.version())
                .at(SystemField.CREATED_AT, record.createdAt())
                .put(SystemField.CREATED_BY, record.createdBy())
                .put(SystemField.OWNER, record.owner())
                .put(SystemField.DEPARTMENT, record.department())
                .put(SystemField.FLOW_STATE, record.flowState())
                .values;
    }

    private SystemValues put(SystemField field, @Nullable Object value) {
        if (value != null) {
            values.put(field.key(), value.toString());
        }
        return this;
    }

    private SystemValues at(SystemField field, OffsetDateTime time) {
        return put(field, DatetimeControl.canonical(time.toInstant()));
    }
}
