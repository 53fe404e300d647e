package org.mortise.core.store;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mortise.core.access.RecordRights;

/**
 * A record as its reader may see it; hidden fields are gone and masked ones masked before it left the database.
 *
 * @param formVersion of the form that it was last written with; null when that was not kept yet
 * @param data JSON object of the visible fields, as text
 * @param rights what he may do with it; null in lists
 */
public record StoredRecord(
        UUID id,
        int version,
        OffsetDateTime createdAt,
        @Nullable UUID createdBy,
        OffsetDateTime updatedAt,
        @Nullable UUID updatedBy,
        @Nullable UUID owner,
        @Nullable UUID department,
        @Nullable String flowState,
        @Nullable UUID flowInstance,
        @Nullable Integer formVersion,
        String data,
        @Nullable RecordRights rights) {

    /** The same record with other values. */
    public StoredRecord holding(String values) {
        return new StoredRecord(
                id,
                version,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy,
                owner,
                department,
                flowState,
                flowInstance,
                formVersion,
                values,
                rights);
    }

    /** The record as REST returns it, without rights. */
    public String json() {
        var json = new StringBuilder(data.length() + 400);
        appendJson(json);
        return json.toString();
    }

    /** The record as REST returns it, left open for more properties: without the closing brace. */
    public void appendOpen(StringBuilder json) {
        json.append("{\"id\":\"").append(id).append("\",\"version\":").append(version);
        text(json, "createdAt", Times.json(createdAt));
        text(json, "createdBy", createdBy);
        text(json, "updatedAt", Times.json(updatedAt));
        text(json, "updatedBy", updatedBy);
        text(json, "owner", owner);
        text(json, "department", department);
        if (formVersion != null) {
            json.append(",\"formVersion\":").append(formVersion);
        }
        if (flowState != null) {
            json.append(",\"flow\":{\"state\":\"").append(flowState).append('"');
            text(json, "instance", flowInstance);
            json.append('}');
        }
        json.append(",\"data\":").append(data);
    }

    public void appendJson(StringBuilder json) {
        appendOpen(json);
        json.append('}');
    }

    /** Only for values that need no escaping. */
    private static void text(StringBuilder json, String key, @Nullable Object value) {
        if (value != null) {
            json.append(",\"").append(key).append("\":\"").append(value).append('"');
        }
    }
}
