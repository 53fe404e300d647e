package org.mortise.form.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A validator of JSON Schema that is not ours and takes formats seriously. */
public final class Validator {

    private final Schema schema;

    public Validator(JsonNode schema) {
        this.schema = SchemaRegistry.withDialect(
                        Dialects.getDraft202012(),
                        registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .pathType(PathType.JSON_POINTER)
                                .formatAssertionsEnabled(true)
                                .locale(Locale.ENGLISH)
                                .build()))
                .getSchema(schema);
    }

    /** Of the values that it refuses. */
    public Set<String> refused(JsonNode value) {
        return schema.validate(value).stream()
                .map(error -> error.getInstanceLocation().toString())
                .collect(Collectors.toSet());
    }

    /** Whether a schema is one, by the schema of schemas. */
    public static Set<String> mistakesIn(JsonNode schema) {
        var meta = SchemaRegistry.withDialect(Dialects.getDraft202012())
                .getSchema(
                        com.networknt.schema.SchemaLocation.of(com.networknt.schema.dialect.DialectId.DRAFT_2020_12));
        return meta.validate(schema).stream().map(Object::toString).collect(Collectors.toSet());
    }
}
