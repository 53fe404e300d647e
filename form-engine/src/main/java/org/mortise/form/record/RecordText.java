package org.mortise.form.record;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Map;
import java.util.UUID;
import org.mortise.core.access.RecordAction;
import org.mortise.core.access.RecordRights;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.store.StoredRecord;

/**
 * A record as REST returns it, as text: its document goes through as the database wrote it.
 *
 * @param json the record with {@code rights} and {@code labels}
 */
public record RecordText(ObjectKey form, UUID id, int version, String json) {

    private static final int ROOM = 1024;

    static RecordText of(ObjectKey form, StoredRecord record, Map<UUID, String> labels) {
        var json = new StringBuilder(record.data().length() + ROOM);
        record.appendOpen(json);
        var rights = record.rights();
        if (rights != null) {
            append(json.append(",\"rights\":"), rights);
        }
        append(json.append(",\"labels\":"), labels);
        return new RecordText(
                form, record.id(), record.version(), json.append('}').toString());
    }

    /** An object from id to name. */
    static void append(StringBuilder json, Map<UUID, String> labels) {
        json.append('{');
        var separator = "";
        for (var label : labels.entrySet()) {
            json.append(separator).append('"').append(label.getKey()).append("\":\"");
            JsonStringEncoder.getInstance().quoteAsString(label.getValue(), json);
            json.append('"');
            separator = ",";
        }
        json.append('}');
    }

    /** Keys and rights need no escaping. */
    private static void append(StringBuilder json, RecordRights rights) {
        json.append("{\"update\":")
                .append(rights.may(RecordAction.UPDATE))
                .append(",\"delete\":")
                .append(rights.may(RecordAction.DELETE))
                .append(",\"fields\":{");
        var separator = "";
        for (var right : rights.visible().entrySet()) {
            json.append(separator)
                    .append('"')
                    .append(right.getKey())
                    .append("\":\"")
                    .append(right.getValue().json())
                    .append('"');
            separator = ",";
        }
        json.append("}}");
    }
}
