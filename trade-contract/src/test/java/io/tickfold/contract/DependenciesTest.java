package io.tickfold.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// A consumer of events gets nothing with the contract but Kafka's clients and Jackson.
class DependenciesTest {

    @Test
    void areKafkasClientsAndJacksonAlone() throws Exception {
        NodeList all =
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(Path.of("pom.xml").toFile())
                        .getElementsByTagName("dependency");
        List<String> compiled =
                IntStream.range(0, all.getLength())
                        .mapToObj(i -> (Element) all.item(i))
                        .filter(each -> each.getElementsByTagName("scope").getLength() == 0)
                        .map(each -> each.getElementsByTagName("artifactId").item(0))
                        .map(name -> name.getTextContent())
                        .toList();

        assertThat(compiled).containsExactlyInAnyOrder("kafka-clients", "jackson-databind");
    }
}
