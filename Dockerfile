# docker build --build-arg VERSION=$(git describe --tags --always) -t diligo .
# docker run --rm -v "$PWD:/work:ro" diligo check .
# docker run -v diligo:/data -v /etc/tls:/tls:ro -p 443:8410 diligo serve --addr :8410 --db /data/diligo.db --tls-cert /tls/cert.pem --tls-key /tls/key.pem
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=unknown
RUN CGO_ENABLED=0 go build -trimpath -pgo=cmd/diligo/steady.pgo -ldflags "-s -w -X github.com/diligo/diligo/internal/cli.version=$VERSION" -o /diligo ./cmd/diligo \
 && mkdir /data

FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /diligo /usr/local/bin/diligo
COPY --from=build --chown=65532:65532 /data /data
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["/usr/local/bin/diligo"]
CMD ["help"]
