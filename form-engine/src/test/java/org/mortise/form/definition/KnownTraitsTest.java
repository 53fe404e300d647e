package org.mortise.form.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.metadata.FieldTraits;
import org.mortise.core.metadata.FormShape;
import org.mortise.core.metadata.Mask;
import org.mortise.core.metadata.MetadataSnapshot;
import org.mortise.form.model.FormDefinition;

/** Forms that were compiled before controls said anything of themselves. */
class KnownTraitsTest {

    private static final Workshop WORKSHOP = new Workshop();
    private static final FormShape NOW = WORKSHOP.shapes(MetadataSnapshot.empty())
            .compile(
                    FormDefinition.parse(
                            new ObjectKey("t", "f"),
                            json("{'key':'f','title':'F','model':{'titleField':'name','fields':["
                                    + "{'key':'name','type':'text','title':'N'},"
                                    + "{'key':'rows','type':'subtable','title':'R','fields':["
                                    + "{'key':'mail','type':'email','title':'M'},"
                                    + "{'key':'share','type':'percent','title':'S'}]}]}}")),
                    1);

    @Test
    void an_older_shape_reads_as_if_it_were_compiled_now() {
        var older = NOW.toJson().deepCopy();
        older.findParents("traits").forEach(field -> ((ObjectNode) field).remove("traits"));
        assertThat(FormShape.fromJson(older)).isNotEqualTo(NOW);

        assertThat(FormShape.fromJson(new KnownTraits(WORKSHOP.controls()).in((ObjectNode) older)))
                .isEqualTo(NOW);
    }

    @Test
    void a_shape_is_read_with_what_the_control_says_today() {
        var other = FormShape.fromJson(NOW.toJson())
                .with(NOW.fields().stream()
                        .map(field -> field.but()
                                .traits(FieldTraits.PLAIN.showing(Mask.PAPER))
                                .build())
                        .toList());

        assertThat(FormShape.fromJson(new KnownTraits(WORKSHOP.controls()).in((ObjectNode) other.toJson())))
                .isEqualTo(NOW);
    }

    @Test
    void a_control_that_is_not_installed_any_more_keeps_what_it_said() {
        var gone = json("{'fields':[{'key':'x','control':'gone','traits':{'mask':'ENDS'}}]}");

        assertThat(new KnownTraits(WORKSHOP.controls()).in((ObjectNode) gone.deepCopy()))
                .isEqualTo(gone);
    }

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
