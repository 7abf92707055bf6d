package io.tickfold.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// A Java client as it was generated, compiled with programs that use it and the libraries that its
/// own `pom.xml` names.
record GeneratedJavaClient(Path classes) {

    private static final Path LIBRARIES = Path.of("target", "openapi-generator", "lib");

    /// @param programs beside the generated sources
    static GeneratedJavaClient compile(Path generated, Path classes, List<Path> programs)
            throws IOException {
        List<Path> sources = new ArrayList<>(programs);
        sources.addAll(files(generated.resolve("src").resolve("main"), ".java"));
        Files.createDirectories(classes);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var files = compiler.getStandardFileManager(null, null, null);
        List<String> options =
                List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", path());
        boolean compiled =
                compiler.getTask(
                                null,
                                files,
                                null,
                                options,
                                null,
                                files.getJavaFileObjectsFromPaths(sources))
                        .call();
        assertThat(compiled).as("compiles, see above").isTrue();
        return new GeneratedJavaClient(classes);
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    private static String path() throws IOException {
        return files(LIBRARIES, ".jar").stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// Runs the `main` of one of the programs, apart from what this JVM has loaded.
    void run(String program, String... arguments) throws Exception {
        List<URL> urls = new ArrayList<>();
        urls.add(classes.toUri().toURL());
        for (Path jar : files(LIBRARIES, ".jar")) {
            urls.add(jar.toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(
                        urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            loader.loadClass(program)
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
        }
    }
}
