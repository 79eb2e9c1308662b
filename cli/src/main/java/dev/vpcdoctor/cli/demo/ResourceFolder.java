package dev.vpcdoctor.cli.demo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder on the class path, in jars and in folders of classes alike.
 *
 * @param path without a slash at either end
 */
record ResourceFolder(String path) {

    /** The {@code .json} files at any depth, with forward slashes, sorted. */
    List<String> files() {
        Set<String> files = new TreeSet<>();
        try {
            for (URL url : Collections.list(loader().getResources(path))) {
                files.addAll(files(url));
            }
        } catch (IOException e) {
            throw unreadable("", e);
        }
        return List.copyOf(files);
    }

    InputStream open(String file) throws IOException {
        InputStream in = loader().getResourceAsStream(path + "/" + file);
        if (in == null) {
            throw new FileNotFoundException(path + "/" + file);
        }
        return in;
    }

    UncheckedIOException unreadable(String file, IOException e) {
        return new UncheckedIOException(path + "/" + file + " cannot be read: the distribution is damaged", e);
    }

    private List<String> files(URL url) throws IOException {
        if (url.openConnection() instanceof JarURLConnection jar) {
            return jar.getJarFile().stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(path + "/") && name.endsWith(".json"))
                    .map(name -> name.substring(path.length() + 1))
                    .toList();
        }
        Path folder = Path.of(URI.create(url.toString()));
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".json"))
                    .toList();
        }
    }

    private static ClassLoader loader() {
        return ResourceFolder.class.getClassLoader();
    }
}
