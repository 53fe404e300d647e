package org.mortise.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule of the house reports the classes in {@code house-rules/<rule>}, which break it and nothing else. */
class HouseRulesCanFailTest {

    private static final Path BROKEN = Path.of("src/test/resources/house-rules");

    static List<String> rules() {
        return Stream.<Member>concat(
                        Arrays.stream(HouseRulesTest.class.getDeclaredFields()),
                        Arrays.stream(HouseRulesTest.class.getDeclaredMethods()))
                .filter(member -> ((AccessibleObject) member).isAnnotationPresent(ArchTest.class))
                .map(Member::getName)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_reports_what_breaks_it(String rule, @TempDir Path classes) throws IOException {
        compile(BROKEN.resolve(rule), classes);

        assertThat(reports(rule, new ClassFileImporter().importPath(classes))).isTrue();
    }

    @Test
    void there_is_something_broken_for_every_rule_and_for_no_other() throws IOException {
        try (var folders = Files.list(BROKEN)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(rules());
        }
    }

    private static void compile(Path sources, Path classes) throws IOException {
        var arguments = new ArrayList<>(
                List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        try (var files = Files.list(sources)) {
            files.map(Path::toString).forEach(arguments::add);
        }
        var result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).as("compiles " + sources + File.separator).isZero();
    }

    private static boolean reports(String name, JavaClasses classes) {
        try {
            for (var field : HouseRulesTest.class.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return ((ArchRule) field.get(null)).evaluate(classes).hasViolation();
                }
            }
            HouseRulesTest.class.getDeclaredMethod(name, JavaClasses.class).invoke(null, classes);
            return false;
        } catch (InvocationTargetException reported) {
            return reported.getCause() instanceof AssertionError;
        } catch (ReflectiveOperationException unknown) {
            throw new IllegalStateException(unknown);
        }
    }
}
