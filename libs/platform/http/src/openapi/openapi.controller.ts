import { Controller, Get, Header, Injectable, type INestApplication } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Public } from '../access';
import { createOpenApiDocument } from './document';

/** Written from the code when it is first asked for. */
@Injectable()
export class OpenApiDocument {
  private write: () => OpenAPIObject = () => {
    throw new Error('configureHttp was not called');
  };
  private written: OpenAPIObject | undefined;

  describe(app: INestApplication): void {
    this.write = () => createOpenApiDocument(app);
  }

  read(): OpenAPIObject {
    return (this.written ??= this.write());
  }
}

@ApiExcludeController()
@Controller('api/openapi.json')
export class OpenApiController {
  constructor(private readonly document: OpenApiDocument) {}

  @Get()
  @Public('The description of the API holds no data')
  @Header('content-type', 'application/json')
  read(): OpenAPIObject {
    return this.document.read();
  }
}
