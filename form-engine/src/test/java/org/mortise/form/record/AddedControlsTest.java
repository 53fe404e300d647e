package org.mortise.form.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mortise.form.record.FormWorld.PLATFORM;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.access.RecordQuery;
import org.mortise.core.contract.Records.Record;
import org.mortise.core.kernel.Caller;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;
import org.mortise.core.metadata.FieldShape;
import org.mortise.core.metadata.OptionUse;

/** Controls that only the tests know take part in everything by what they say of themselves, and nothing was edited for them. */
class AddedControlsTest {

    private static final ObjectKey CAR = ObjectKey.parse("shop.car");
    private static final String DRIVER = """
        {'kind':'role','key':'driver','title':'Driver','grants':[
          {'form':'car','actions':['read'],'scope':'all','fields':{'*':'read','plate':'masked'}}]}\
        """;

    private final FormWorld world = new FormWorld();

    @BeforeEach
    void publish() {
        world.publish(car("text", "text"), DRIVER);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static String car(String plate, String air) {
        return """
            {'kind':'form','key':'car','title':'Car','model':{'titleField':'name','fields':[
              {'key':'name','type':'text','title':'Name'},
              {'key':'plate','type':'%s','title':'Plate','props':{'search':true}},
              {'key':'air','type':'%s','title':'Air','props':{'search':true}},
              {'key':'words','type':'keyword','title':'Words','props':{'free':true,'options':[{'key':'hot','label':'Hot'}]}},
              {'key':'kinds','type':'multiselect','title':'Kinds','props':{'options':[{'key':'hot','label':'Hot'}]}}]}}\
            """.formatted(plate, air);
    }

    private Record create(String name, String rest) {
        return world.create(PLATFORM, CAR.toString(), "{'name':'" + name + "'" + rest + "}");
    }

    private String value(Caller caller, Record record, String field) {
        return world.read(caller, record).data().path(field).asText();
    }

    @Test
    void texts_become_values_of_added_controls_and_those_become_texts() {
        var first = create("first", ",'plate':'渝a·12345','air':'41.5%'");

        world.publish(car("plate", "humidity"));

        assertThat(value(PLATFORM, first, "plate")).isEqualTo("渝A12345");
        assertThat(value(PLATFORM, first, "air")).isEqualTo("0.415");

        world.publish(car("text", "text"));

        assertThat(value(PLATFORM, first, "plate")).isEqualTo("渝A12345");
        assertThat(value(PLATFORM, first, "air")).isEqualTo("0.415");
    }

    @Test
    void a_reader_of_masked_values_sees_what_the_mask_of_the_control_leaves() {
        world.publish(car("plate", "humidity"));
        var first = create("first", ",'plate':'渝A12345'");

        assertThat(value(world.person("kim", "shop.driver"), first, "plate")).isEqualTo("渝*****5");
    }

    @ParameterizedTest
    @CsvSource({"渝A12345, first", "41.5%, first", "0.415, ''", "38.2, second"})
    void values_are_found_by_what_people_see_of_them(String typed, String found) {
        world.publish(car("plate", "humidity"));
        create("first", ",'plate':'渝A12345','air':'0.415'");
        create("second", ",'air':'0.382'");
        var query = new RecordQuery(CAR, null, typed, List.of(), List.of(), null, 10);

        assertThat(FormWorld.wait(world.records().list(PLATFORM, query)).items())
                .extracting(record -> record.data().path("name").asText())
                .containsExactlyElementsOf(found.isEmpty() ? List.of() : List.of(found));
    }

    @Test
    void words_of_ones_own_are_no_unknown_options() {
        assertThat(OptionUse.inValue(field("words"), TextNode.valueOf("cold"), "/value"))
                .isEmpty();
        assertThat(OptionUse.inValue(field("kinds"), TextNode.valueOf("cold"), "/value"))
                .extracting(Problem::code)
                .containsExactly("option_unknown");
    }

    private FieldShape field(String key) {
        return world.parts()
                .metadata()
                .snapshot()
                .form(CAR)
                .flatMap(form -> form.field(key))
                .orElseThrow();
    }
}
