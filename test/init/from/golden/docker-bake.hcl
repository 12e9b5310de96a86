# The targets of this project.
variable "REGISTRY" { default = "docker.io" }
variable "GO" {
  default = "1.25"
}
group "all" { targets = ["release", "tools"] }
target "docker-metadata-action" {}
target "base" {
  context    = "./app"
  dockerfile = "Dockerfile.prod" // below the context
  args = {
    GO      = GO
    VERSION = "1"
    FROM    = "${REGISTRY}/base:latest"
  }
  secret = ["id=npm,env=NPM_TOKEN", { id = "key", src = "key.pem" }]
}
target "release" {
  inherits  = ["base", "docker-metadata-action"]
  platforms = ["linux/amd64", "linux/arm64"]
  labels    = { "com.acme.team" = "core" }
  tags      = ["acme/app:latest"]
  pull      = true
}
target "tools" {
  context = "tools"
}
