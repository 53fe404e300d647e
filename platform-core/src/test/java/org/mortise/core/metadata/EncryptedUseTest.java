package org.mortise.core.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.kernel.Json;
import org.mortise.core.kernel.LocalizedText;
import org.mortise.core.kernel.ObjectKey;
import org.mortise.core.kernel.Problem;

/** What conditions may ask of encrypted fields: of the database, and of a record at hand. */
class EncryptedUseTest {

    private static final ObjectKey PERSON = new ObjectKey("t", "person");
    private static final FieldShape SECRET =
            of("idno", ValueType.TEXT).encrypted(true).build();
    private static final FormShape FORM = new FormShape(
            PERSON,
            1,
            LocalizedText.of("Person"),
            "f_person",
            "f_person__search",
            "name",
            null,
            null,
            List.of(
                    of("name", ValueType.TEXT).build(),
                    SECRET,
                    of("rows", ValueType.SUBTABLE).fields(List.of(SECRET)).build(),
                    of("boss", ValueType.LINK).target(PERSON).build()),
            List.of());

    private static final EncryptedUse USE = new EncryptedUse(FORM, MetadataSnapshot.empty());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'field':'idno','op':'eq','value':'1101'}; {'field':'idno','op':'eq','value':'1101'}",
                "{'field':'idno','op':'contains','value':'11'}; ",
                "{'all':[{'field':'name','op':'eq','value':'x'},{'field':'boss.idno','op':'gt','value':'1'}]}; {'all':[{'field':'name','op':'eq','value':'x'}]}",
                "{'any':[{'not':{'field':'idno','op':'gt','value':'1'}},{'not':{'field':'name','op':'empty'}}]}; {'any':[{'not':{'field':'name','op':'empty'}}]}",
                "{'all':[{'any':[{'field':'idno','op':'contains','value':'11'}]}]}; ",
                "{'rows':'rows','where':{'all':[{'field':'idno','op':'contains','value':'1'},{'field':'idno','op':'notEmpty'}]}}; {'rows':'rows','where':{'all':[{'field':'idno','op':'notEmpty'}]}}",
                "{'rows':'rows','where':{'field':'idno','op':'contains','value':'1'}}; ",
            })
    void what_is_left_of_a_condition(String condition, String left) {
        var answered = USE.answered(Json.parse(condition.replace('\'', '"')));

        assertThat(answered).isEqualTo(Optional.ofNullable(left).map(text -> Json.parse(text.replace('\'', '"'))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{'field':'idno','op':'notEmpty'}; ; ",
                "{'field':'idno','op':'eq','value':{'var':'user.phone'}}; ; ",
                "{'field':'idno','op':'contains','value':'11'}; field_encrypted /w/field; ",
                "{'all':[{'field':'name','op':'eq','value':'x'},{'field':'boss.idno','op':'gt','value':'1'}]}; field_encrypted /w/all/1/field; ",
                "{'not':{'field':'rows.idno','op':'startsWith','value':'1'}}; field_encrypted /w/not/field; ",
                "{'rows':'rows','where':{'field':'idno','op':'contains','value':'1'}}; field_encrypted /w/where/field; ",
                "{'field':'idno','op':'eq','value':{'field':'name'}}; field_encrypted /w/value; ",
                "{'field':'name','op':'eq','value':{'field':'boss.idno'}}; field_encrypted /w/value; ",
                "{'field':'name','op':'eq','value':{'expr':'LEFT({idno},2)'}}; field_encrypted /w/value; ",
                "{'expr':'LEFT({ boss.idno },2)=^11^'}; field_encrypted /w/expr; ",
                "{'expr':'{name}=^{idno}^'}; ; ",
                "{'field':'idno','op':'in','value':['1101','1102']}; encrypted_value_spelled /w/value; encrypted_value_spelled /w/value",
                "{'field':'idno','op':'changedTo','value':'1101'}; field_encrypted /w/field; encrypted_value_spelled /w/value",
            })
    void a_condition(String condition, String queried, String atHand) {
        var json = Json.parse(condition.replace('\'', '"').replace("^", "\\\""));

        assertThat(codes(USE.inQuery(json, "/w"))).isEqualTo(queried == null ? "" : queried);
        assertThat(codes(USE.inCondition(json, "/w"))).isEqualTo(atHand == null ? "" : atHand);
        assertThat(USE.inQuery(json, "/w"))
                .allSatisfy(problem -> assertThat(problem.params()).containsEntry("field", SECRET.title()));
    }

    private static FieldShapeBuilder of(String key, ValueType type) {
        return new FieldShapeBuilder(key, "any", type, LocalizedText.of("The " + key))
                .column(type == ValueType.SUBTABLE ? null : "c_" + key)
                .table(type == ValueType.SUBTABLE ? "f_person__" + key : null);
    }

    private static String codes(List<Problem> problems) {
        return String.join(
                ", ",
                problems.stream()
                        .map(problem -> problem.code() + " " + problem.path())
                        .toList());
    }
}
