# One image for every service; the command names the main class.
# Build the jars first: ./tickfold build
FROM eclipse-temurin:25-jre

# The second directory is where Kafka's own image keeps its records, and whose they are there.
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin tickfold \
    && install -d -o tickfold -g tickfold /data \
    && install -d -o 1000 -g 1000 /var/lib/kafka/data

COPY standalone/target/app /app

USER 10001:10001
WORKDIR /data

ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "--sun-misc-unsafe-memory-access=allow", \
    "--enable-native-access=ALL-UNNAMED", "-cp", "/app/*"]
CMD ["io.tickfold.standalone.Standalone", "--data", "/data"]
