package org.mortise.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mortise.core.kernel.Json;

class DocumentChangesTest {

    @ParameterizedTest(name = "{0} and {1} differ at {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'a':1}|{'a':1}|[]",
                "{'a':1}|{'a':2}|[/a]",
                "{'a':1}|{'a':1,'b':2}|[/b]",
                "{'a':{'b':1,'c':1}}|{'a':{'b':2}}|[/a/b, /a/c]",
                "{'f':[{'key':'x','t':1},{'key':'y'}]}|{'f':[{'key':'x','t':2},{'key':'y'}]}|[/f/x/t]",
                "{'f':[{'key':'x'}]}|{'f':[{'key':'x'},{'key':'z'}]}|[/f/z]",
                "{'f':[{'key':'x'},{'key':'y'}]}|{'f':[{'key':'y'},{'key':'x'}]}|[/f]",
                "{'f':[1,2]}|{'f':[2,1]}|[/f]",
                "{'n':[{'id':'s'}]}|{'n':[{'id':'e'}]}|[/n/s, /n/e]",
                "{'f':[{'key':'x'},{'key':'x'}]}|{'f':[{'key':'x'}]}|[/f]",
            })
    void places_are_named_by_keys(String before, String after, String changes) {
        assertThat(DocumentChanges.between(json(before), json(after)).toString())
                .isEqualTo(changes);
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"'));
    }
}
